"""Whom members keep away from themselves, and what they do not want to hear of."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.blocks.querysets import BlockQuerySet, MuteQuerySet


class Block(models.Model):
    """Neither sees the other anywhere, from the next request on."""

    blocker = models.ForeignKey("members.Member", models.CASCADE, related_name="blocks_made")
    blocked = models.ForeignKey("members.Member", models.CASCADE, related_name="blocks_received")
    created_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar = BlockQuerySet.as_manager()

    class Meta:
        verbose_name = _("block")
        verbose_name_plural = _("blocks")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["blocker", "blocked"], name="block_once"),
            models.CheckConstraint(condition=~Q(blocker=F("blocked")), name="block_not_oneself"),
        ]

    def __str__(self) -> str:
        return f"{self.blocker_id} blocks {self.blocked_id}"


class Mute(models.Model):
    """A member hears nothing of another, or of one conversation, for a time or for good. Nobody is told.

    Exactly one of `member` and `post` is set; `until` is empty for ever.
    """

    owner = models.ForeignKey("members.Member", models.CASCADE, related_name="mutes_made")
    member = models.ForeignKey(
        "members.Member", models.CASCADE, null=True, blank=True, related_name="mutes_received"
    )
    post = models.ForeignKey("posts.Post", models.CASCADE, null=True, blank=True, related_name="mutes")
    until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar = MuteQuerySet.as_manager()

    class Meta:
        verbose_name = _("mute")
        verbose_name_plural = _("mutes")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["owner", "member"], name="mute_member_once"),
            models.UniqueConstraint(fields=["owner", "post"], name="mute_post_once"),
            models.CheckConstraint(
                condition=Q(member__isnull=True, post__isnull=False)
                | Q(member__isnull=False, post__isnull=True),
                name="mute_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(member__isnull=True) | ~Q(owner=F("member")), name="mute_not_oneself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.owner_id} mutes {self.member_id or self.post_id}"
