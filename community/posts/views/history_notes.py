"""What changed about the pictures and the tags of a post, in sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from community.posts.differences import Piece, differences
from community.posts.history import NotedPicture
from community.posts.models import PostVersion


@dataclass(frozen=True)
class Note:
    """One change in a sentence, and where words about a picture changed, those words."""

    sentence: str
    pieces: Sequence[Piece] = ()


def notes_between(before: PostVersion | None, after: PostVersion) -> list[Note]:
    """Return what is to be told of `after` besides its words; all of it where there is nothing before."""
    if before is None:
        return [*_first_pictures(after.pictures), *_first_tags(after.tags)]
    return [*_pictures(before.pictures, after.pictures), *_tags(before.tags, after.tags)]


def _first_pictures(pictures: Sequence[NotedPicture]) -> Iterator[Note]:
    for number, picture in enumerate(pictures, start=1):
        yield Note(_("Picture %(number)d: %(words)s") % {"number": number, "words": _named(picture)})


def _first_tags(tags: Sequence[str]) -> Iterator[Note]:
    if tags:
        yield Note(_("Tags: %(names)s") % {"names": ", ".join(tags)})


def _pictures(before: Sequence[NotedPicture], after: Sequence[NotedPicture]) -> Iterator[Note]:
    older, newer = {one["id"]: one for one in before}, {one["id"]: one for one in after}
    for picture in before:
        if picture["id"] not in newer:
            yield Note(_("A picture was removed: %(words)s") % {"words": _named(picture)})
    for picture in after:
        if picture["id"] not in older:
            yield Note(_("A picture was added: %(words)s") % {"words": _named(picture)})
    if [one for one in older if one in newer] != [one for one in newer if one in older]:
        yield Note(_("The pictures stand in another order."))
    if before and after and before[0]["id"] != after[0]["id"] and after[0]["id"] in older:
        yield Note(_("The cover is now: %(words)s") % {"words": _named(after[0])})
    for place, picture in enumerate(after, start=1):
        if picture["id"] in older:
            yield from _description(place, older[picture["id"]], picture)


def _description(place: int, before: NotedPicture, after: NotedPicture) -> Iterator[Note]:
    if before["alt"] != after["alt"]:
        pieces = differences(before["alt"], after["alt"])
        yield Note(_("The description of picture %(number)d changed:") % {"number": place}, pieces)
    if before["decorative"] != after["decorative"]:
        sentence = (
            _("Picture %(number)d is now only decoration.")
            if after["decorative"]
            else _("Picture %(number)d is no longer only decoration.")
        )
        yield Note(sentence % {"number": place})


def _tags(before: Sequence[str], after: Sequence[str]) -> Iterator[Note]:
    removed = [name for name in before if name not in after]
    added = [name for name in after if name not in before]
    if removed:
        yield Note(_("Tags removed: %(names)s") % {"names": ", ".join(removed)})
    if added:
        yield Note(_("Tags added: %(names)s") % {"names": ", ".join(added)})
    if before != after and not removed and not added:
        yield Note(_("The tags stand in another order."))


def _named(picture: NotedPicture) -> str:
    if picture["alt"]:
        return _("“%(words)s”") % {"words": picture["alt"]}
    return _("only decoration") if picture["decorative"] else _("without a description")
