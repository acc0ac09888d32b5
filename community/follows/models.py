"""Who follows whom."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Follow(models.Model):
    """The follower finds the followed member's posts in their feed."""

    follower = models.ForeignKey("members.Member", models.CASCADE, related_name="follows_made")
    followed = models.ForeignKey("members.Member", models.CASCADE, related_name="follows_received")
    created_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar = models.Manager()

    class Meta:
        verbose_name = _("follow")
        verbose_name_plural = _("follows")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["follower", "followed"], name="follow_once"),
            models.CheckConstraint(condition=~Q(follower=F("followed")), name="follow_not_oneself"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["followed", "-created_at", "-id"], name="follow_followers_newest"),
            models.Index(fields=["follower", "-created_at", "-id"], name="follow_following_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.follower_id} follows {self.followed_id}"
