"""How exports are read."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from community.members.models import Member

# Whoever makes one has this long; after that it is held to be dead, and the next one begins anew.
GIVEN_FOR = timedelta(minutes=30)


class ExportQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: "Member | None") -> Self:
        """A member's copies are theirs alone."""
        return self.filter(member=viewer) if viewer is not None else self.none()

    def free_to_make(self, now: datetime) -> Self:
        """Those nobody is working on: not begun, or begun by something that has died."""
        return self.filter(Q(state="waiting") | Q(state="making", started_at__lt=now - GIVEN_FOR))

    def expired(self, now: datetime) -> Self:
        return self.filter(state="ready", expires_at__lte=now)

    def newest_first(self) -> Self:
        return self.order_by("-requested_at", "-pk")
