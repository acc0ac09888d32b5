"""What is said about a picture, and where the eye should rest when it is cropped."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from community.common.errors import OperationRefused
from community.common.text import clean_text
from community.pictures.models import ALT_TEXT_MAX_LENGTH, Picture

_FOCUS = re.compile(r"([0-9]{1,3}),([0-9]{1,3})", re.ASCII)


class DescriptionRefused(OperationRefused):
    """The description is too long or cannot be stored."""


@dataclass(frozen=True)
class Focus:
    """A point of a picture in per cent from the left and from the top, each from 0 to 100."""

    x: int = 50
    y: int = 50

    def __post_init__(self) -> None:
        if not (0 <= self.x <= 100 and 0 <= self.y <= 100):
            raise ValueError(f"{self.x},{self.y}")

    def __str__(self) -> str:
        return f"{self.x},{self.y}"


@dataclass(frozen=True)
class Description:
    """What its owner says about a picture; without `focus` the point stays where it is."""

    alt_text: str
    is_decorative: bool
    focus: Focus | None = None


def focus_of(picture: Picture) -> Focus:
    return Focus(picture.focus_x, picture.focus_y)


def read_focus(typed: str) -> Focus | None:
    """Return the point a form names as "x,y"; None for anything else."""
    match = _FOCUS.fullmatch(typed)
    if match is None or int(match[1]) > 100 or int(match[2]) > 100:
        return None
    return Focus(int(match[1]), int(match[2]))


def checked_alt_text(typed: str) -> str:
    """Return a description fit to be stored. Raises DescriptionRefused."""
    try:
        text = clean_text(typed)
    except ValidationError as error:
        raise DescriptionRefused(error.messages[0]) from error
    if len(text) > ALT_TEXT_MAX_LENGTH:
        message = _("This description is longer than %(limit)d characters.")
        raise DescriptionRefused(message % {"limit": ALT_TEXT_MAX_LENGTH})
    return text
