"""How members are read. Every list and page of members starts with `visible_to`."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils import timezone

from community.members.handles import handle_skeleton

if TYPE_CHECKING:
    from community.members.models import Member


def in_good_standing(prefix: str = "") -> Q:
    """Return the condition for a member whom others may see; `prefix` is the path to them, such as "author__"."""
    return (
        Q(**{f"{prefix}activated_at__isnull": False})
        & Q(**{f"{prefix}{when}__isnull": True for when in ("left_at", "paused_at", "leaves_at")})
        & (
            Q(**{f"{prefix}suspended_until__isnull": True})
            | Q(**{f"{prefix}suspended_until__lte": timezone.now()})
        )
    )


class MemberQuerySet(models.QuerySet["Member"]):
    def visible_to(self, viewer: "Member | None") -> "MemberQuerySet":
        """Members whom the viewer (None for a visitor) may know about; always including themselves.

        Blocks live one floor up and are reached by the names of their relations.
        """
        condition = in_good_standing()
        if viewer is not None:
            condition &= ~Q(blocks_made__blocked=viewer) & ~Q(blocks_received__blocker=viewer)
            condition |= Q(pk=viewer.pk)
        return self.filter(condition)

    def taken_for(self, handle: str) -> "MemberQuerySet":
        """Members with this handle or with one that looks like it."""
        return self.filter(Q(handle=handle) | Q(handle_skeleton=handle_skeleton(handle)))

    def confirmed(self) -> "MemberQuerySet":
        """Members whose address was confirmed once, also those who left: their handles are taken for ever."""
        return self.filter(Q(activated_at__isnull=False) | Q(left_at__isnull=False))

    def unconfirmed(self) -> "MemberQuerySet":
        """Sign-ups whose address nobody has confirmed; nobody sees them and they cannot have made anything."""
        return self.filter(activated_at__isnull=True, left_at__isnull=True)

    def out_of_sight(self) -> "MemberQuerySet":
        """Members whom nobody else may see: not confirmed yet, suspended, away, or gone.

        For lists that are cut to a page: leaving these few out keeps the list's own index in charge, where a join
        to all others lets MariaDB start with the members and sort everything.
        """
        return self.filter(~in_good_standing())

    def limited(self) -> "MemberQuerySet":
        """Members whom lists show to their followers only: moderators decided so, or they asked for quiet."""
        now = timezone.now()
        return self.filter(Q(limited_until__gt=now) | Q(sheltered_until__gt=now))

    def moderators(self) -> "MemberQuerySet":
        """Members with a sign-in that may moderate, through a group or as administrator."""
        may = Q(user__groups__permissions__codename="moderate_content") | Q(user__is_superuser=True)
        return self.filter(may, user__is_active=True).distinct()
