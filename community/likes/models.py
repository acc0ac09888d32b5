"""Who likes what."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Like(models.Model):
    """A member likes exactly one post or one comment, once."""

    member = models.ForeignKey("members.Member", models.CASCADE, related_name="likes")
    post = models.ForeignKey("posts.Post", models.CASCADE, null=True, blank=True, related_name="likes")
    comment = models.ForeignKey(
        "comments.Comment", models.CASCADE, null=True, blank=True, related_name="likes"
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar = models.Manager()

    class Meta:
        verbose_name = _("like")
        verbose_name_plural = _("likes")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["member", "post"], name="like_post_once"),
            models.UniqueConstraint(fields=["member", "comment"], name="like_comment_once"),
            models.CheckConstraint(
                condition=Q(post__isnull=False, comment__isnull=True)
                | Q(post__isnull=True, comment__isnull=False),
                name="like_one_thing",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["post", "-created_at"], name="like_post_newest")]

    def __str__(self) -> str:
        return f"{self.member_id} likes {self.post_id or self.comment_id}"
