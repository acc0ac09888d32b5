"""Who likes something, by name: people instead of numbers."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from community.blocks.conditions import not_blocked
from community.likes.models import Like
from community.members.models import Member
from community.members.querysets import in_good_standing

NAMED = 2


@dataclass(frozen=True)
class Liker:
    """Somebody who likes it, as they are shown."""

    handle: str
    name: str


def likers(
    kind: Literal["post", "comment"], numbers: Collection[int], viewer: Member | None
) -> dict[int, list[Liker]]:
    """Return up to three people for each post or comment, the latest first, in one query.

    Only people the viewer may know about; the viewer is left out, because the button says that already.
    """
    if not numbers:
        return {}
    known = in_good_standing("member__") & not_blocked(viewer, "member")
    given = Like.objects.filter(known, **{f"{kind}__in": numbers})
    if viewer is not None:
        given = given.exclude(member=viewer)
    rank = Window(RowNumber(), partition_by=f"{kind}_id", order_by=[F("created_at").desc(), F("id").desc()])
    rows = given.annotate(rank=rank).filter(rank__lte=NAMED + 1).order_by("rank")
    found: dict[int, list[Liker]] = defaultdict(list)
    for number, handle, name in rows.values_list(f"{kind}_id", "member__handle", "member__display_name"):
        found[number].append(Liker(handle, name or handle))
    return found
