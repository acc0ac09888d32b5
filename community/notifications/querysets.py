"""How notifications are read."""

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    from community.members.models import Member


class NotificationQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: "Member | None") -> "NotificationQuerySet":
        """A member's notifications are theirs alone."""
        return self.filter(recipient=viewer) if viewer is not None else self.none()

    def unread(self) -> "NotificationQuerySet":
        return self.filter(read_at__isnull=True)
