"""Who likes something, by name: people instead of numbers."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

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
    given = Like.objects.filter(in_good_standing("member__"), **{f"{kind}__in": numbers})
    if viewer is not None:
        given = given.exclude(member=viewer)
    rank = Window(RowNumber(), partition_by=f"{kind}_id", order_by=[F("created_at").desc(), F("id").desc()])
    rows = given.annotate(rank=rank).filter(rank__lte=NAMED + 1).order_by("rank")
    found: dict[int, list[Liker]] = defaultdict(list)
    for number, handle, name in rows.values_list(f"{kind}_id", "member__handle", "member__display_name"):
        found[number].append(Liker(handle, name or handle))
    return found


def liked_by(people: list[Liker]) -> SafeString | str:
    """Return the sentence that names the first two and hints at the rest; "" for nobody."""
    names = [_link(person) for person in people[:NAMED]]
    if len(people) > NAMED:
        return format_html(_("Liked by {first}, {second} and others"), first=names[0], second=names[1])
    if len(people) == NAMED:
        return format_html(_("Liked by {first} and {second}"), first=names[0], second=names[1])
    if people:
        return format_html(_("Liked by {first}"), first=names[0])
    return ""


def _link(person: Liker) -> SafeString:
    address = reverse("members:profile", args=[person.handle])
    return format_html('<a href="{}"><bdi>{}</bdi></a>', address, person.name)
