"""The pictures in the composer: which, in what order, and what is said about each."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _

from community.common.text import clean_text
from community.members.models import Member
from community.pictures.models import ALT_TEXT_MAX_LENGTH, Picture
from community.posts.models import MAX_PICTURES, Post


@dataclass
class PictureRow:
    """A picture with what is typed beside it; nothing of that is saved before the post is."""

    picture: Picture
    alt_text: str
    is_decorative: bool
    error: str = ""
    stored: tuple[str, bool] = field(init=False)

    def __post_init__(self) -> None:
        self.stored = (self.picture.alt_text, self.picture.is_decorative)

    @property
    def is_changed(self) -> bool:
        return self.stored != (self.alt_text, self.is_decorative)

    @property
    def shown(self) -> Picture:
        """The picture as the row shows it: with the words typed, which its own row may not have yet."""
        self.picture.alt_text, self.picture.is_decorative = self.alt_text, self.is_decorative
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
        PictureRow(by_key[key], data.get(f"alt-{key}", ""), f"decorative-{key}" in data)
        for key in keys
        if key in by_key
    ]
    return rows, len(keys) - len(rows)


def moved(rows: Sequence[PictureRow], order: str) -> list[PictureRow]:
    """Return the rows after "KEY:up" or "KEY:down"; anything else changes nothing."""
    key, _colon, direction = order.partition(":")
    new = list(rows)
    place = next((index for index, row in enumerate(new) if row.picture.key == key), None)
    if place is None or direction not in ("up", "down"):
        return new
    other = place - 1 if direction == "up" else place + 1
    if 0 <= other < len(new):
        new[place], new[other] = new[other], new[place]
    return new
