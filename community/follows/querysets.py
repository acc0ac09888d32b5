"""How follow requests are read."""

from typing import TYPE_CHECKING, Any

from django.db import models

from community.blocks.conditions import not_blocked
from community.members.querysets import in_good_standing

if TYPE_CHECKING:
    from community.members.models import Member


class FollowRequestQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: "Member | None") -> "FollowRequestQuerySet":
        """Requests waiting for this member's answer, from people they may know about; nobody else's business."""
        if viewer is None:
            return self.none()
        known = in_good_standing("requester__") & not_blocked(viewer, "requester")
        return self.waiting().filter(known, asked=viewer)

    def waiting(self) -> "FollowRequestQuerySet":
        """Neither accepted nor declined."""
        return self.filter(declined_at__isnull=True)
