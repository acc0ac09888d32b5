"""How many likes of something a viewer must not count."""

from collections.abc import Collection
from typing import Literal

from django.db.models import Count

from community.blocks.conditions import blocked
from community.likes.models import Like
from community.members.models import Member


def unseen_likes(
    kind: Literal["post", "comment"], numbers: Collection[int], viewer: Member | None
) -> dict[int, int]:
    """Return how many likes of each post or comment a block keeps from the viewer, where it keeps any.

    Asks only for those beside whom a block stands.
    """
    if viewer is None or not viewer.has_blocks or not numbers:
        return {}
    unseen = Like.objects.filter(blocked(viewer, "member"), **{f"{kind}__in": numbers})
    return dict(unseen.order_by().values_list(f"{kind}_id").annotate(number=Count("pk")))
