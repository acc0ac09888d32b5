"""How blocks and mutes are read. Both are their owner's secret."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

if TYPE_CHECKING:
    from community.members.models import Member


class BlockQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: "Member | None") -> "BlockQuerySet":
        """The blocks a member made; whom others block is nobody's business."""
        return self.filter(blocker=viewer) if viewer is not None else self.none()

    def between(self, one: "Member", *others: "Member") -> "BlockQuerySet":
        """Blocks between the first and any of the others, whoever began."""
        return self.filter(Q(blocker=one, blocked__in=others) | Q(blocker__in=others, blocked=one))


class MuteQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: "Member | None") -> "MuteQuerySet":
        """A member's mutes are theirs alone."""
        return self.filter(owner=viewer) if viewer is not None else self.none()

    def in_force(self) -> "MuteQuerySet":
        return self.filter(Q(until__isnull=True) | Q(until__gt=timezone.now()))
