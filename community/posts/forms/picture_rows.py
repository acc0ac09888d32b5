"""The pictures in the composer: which, in what order, and what is said about each."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _

from community.common.text import clean_text
from community.members.models import Member
from community.pictures.descriptions import Description
from community.pictures.focus import Focus, focus_of, read_focus
from community.pictures.models import ALT_TEXT_MAX_LENGTH, Picture
from community.posts.models import MAX_PICTURES, Post


@dataclass
class PictureRow:
    """A picture with what is typed beside it; nothing of that is saved before the post is."""

    picture: Picture
    alt_text: str
    is_decorative: bool
    focus: Focus | None = None
    error: str = ""
    stored: Description = field(init=False)

    def __post_init__(self) -> None:
        picture = self.picture
        self.stored = Description(picture.alt_text, picture.is_decorative, focus_of(picture))
        self.focus = self.focus or self.stored.focus

    @property
    def described(self) -> Description:
        return Description(self.alt_text, self.is_decorative, self.focus)

    @property
    def shown(self) -> Picture:
        """The picture as the row shows it: with what is typed and chosen, which its own row may not have yet."""
        self.picture.alt_text, self.picture.is_decorative = self.alt_text, self.is_decorative
        if self.focus is not None:
            self.picture.focus_x, self.picture.focus_y = self.focus.x, self.focus.y
        return self.picture

    def check(self) -> bool:
        """Note in `error` what is wrong with the description; say whether it can be saved."""
        try:
            self.alt_text = clean_text(self.alt_text)
        except ValidationError as error:
            self.error = error.messages[0]
        if len(self.alt_text) > ALT_TEXT_MAX_LENGTH:
            message = _("A description can have up to %(limit)s characters; this has %(length)s.")
            length = f"{len(self.alt_text):,}"
            self.error = message % {"limit": f"{ALT_TEXT_MAX_LENGTH:,}", "length": length}
        return not self.error


def rows_of(post: Post) -> list[PictureRow]:
    """Return the pictures of a post as its form shows them."""
    return [row_for(picture) for picture in post.pictures.order_by("post_picture__position")]


def row_for(picture: Picture) -> PictureRow:
    return PictureRow(picture, picture.alt_text, picture.is_decorative)


def rows_sent(data: QueryDict, by: Member, post: Post | None) -> tuple[list[PictureRow], int]:
    """Return the rows of a form that was sent, and how many of its pictures are gone.

    Only the member's own count, and only those in no other post.
    """
    keys = list(dict.fromkeys(data.getlist("pictures")))[: MAX_PICTURES * 2]
    usable = Q(post_picture__isnull=True)
    if post is not None:
        usable |= Q(post_picture__post=post)
    found = Picture.objects.by(by).filter(usable, key__in=keys, purpose=Picture.Purpose.POST)
    by_key = {picture.key: picture for picture in found}
    rows = [
        PictureRow(
            by_key[key],
            data.get(f"alt-{key}", ""),
            f"decorative-{key}" in data,
            read_focus(data.get(f"focus-{key}", "")),
        )
        for key in keys
        if key in by_key
    ]
    return rows, len(keys) - len(rows)


def descriptions_of(rows: Sequence[PictureRow]) -> dict[int, Description]:
    """Return what the rows say otherwise than what is stored, by the picture's number."""
    return {row.picture.pk: row.described for row in rows if row.described != row.stored}


def moved(rows: Sequence[PictureRow], order: str) -> list[PictureRow]:
    """Return the rows after "KEY:up", "KEY:down" or "KEY:first"; anything else changes nothing."""
    key, _colon, direction = order.partition(":")
    new = list(rows)
    place = next((index for index, row in enumerate(new) if row.picture.key == key), None)
    goals = {"up": -1, "down": 1, "first": -len(new)}
    if place is None or direction not in goals:
        return new
    row = new.pop(place)
    new.insert(max(0, place + goals[direction]), row)
    return new
