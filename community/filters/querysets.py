"""How word filters are read. They are their owner's secret."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

if TYPE_CHECKING:
    from community.members.models import Member


class WordFilterQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: "Member | None") -> "WordFilterQuerySet":
        """A member's filters are theirs alone."""
        return self.filter(owner=viewer) if viewer is not None else self.none()

    def in_force(self) -> "WordFilterQuerySet":
        return self.filter(Q(expires_at__isnull=True) | Q(expires_at__gt=timezone.now()))
