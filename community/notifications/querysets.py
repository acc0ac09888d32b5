"""How notifications are read."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from community.blocks.conditions import not_blocked, not_muted

if TYPE_CHECKING:
    from community.members.models import Member


class NotificationQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: "Member | None") -> "NotificationQuerySet":
        """A member's notifications are theirs alone, without those caused by people they have a block with or mute, and
        without what happens in conversations they mute. Decisions of the moderators name nobody and always arrive.
        """
        if viewer is None:
            return self.none()
        wanted = not_blocked(viewer, "actor") & not_muted(viewer, author="actor", post="post")
        return self.filter(Q(actor__isnull=True) | wanted, recipient=viewer)

    def unread(self) -> "NotificationQuerySet":
        return self.filter(read_at__isnull=True)
