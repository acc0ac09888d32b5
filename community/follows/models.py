"""Who follows whom, and who asked to."""

import enum
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.follows.querysets import FollowRequestQuerySet


class Tie(enum.StrEnum):
    """What stands between a member and somebody they may want to follow."""

    NONE = "none"
    ASKED = "asked"
    FOLLOWING = "following"


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


class FollowRequest(models.Model):
    """Somebody asks to follow a private account. Until it is accepted it is worth nothing: no page asks this table
    what may be seen.

    An accepted request becomes a follow, and one taken back is gone. A declined one stays, so that asking again waits.
    """

    requester = models.ForeignKey("members.Member", models.CASCADE, related_name="follow_requests_made")
    asked = models.ForeignKey("members.Member", models.CASCADE, related_name="follow_requests_received")
    created_at = models.DateTimeField(default=timezone.now)
    declined_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = FollowRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("follow request")
        verbose_name_plural = _("follow requests")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["requester", "asked"], name="follow_request_once"),
            models.CheckConstraint(condition=~Q(requester=F("asked")), name="follow_request_not_oneself"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["asked", "declined_at", "created_at"], name="follow_request_waiting")
        ]

    def __str__(self) -> str:
        return f"{self.requester_id} asks to follow {self.asked_id}"
