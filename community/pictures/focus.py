"""Where the eye should rest when a picture is cropped."""

import re
from dataclasses import dataclass

from community.pictures.models import Picture

_FOCUS = re.compile(r"([0-9]{1,3}),([0-9]{1,3})", re.ASCII)


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


def focus_of(picture: Picture) -> Focus:
    return Focus(picture.focus_x, picture.focus_y)


def read_focus(typed: str) -> Focus | None:
    """Return the point a form names as "x,y"; None for anything else."""
    match = _FOCUS.fullmatch(typed)
    if match is None or int(match[1]) > 100 or int(match[2]) > 100:
        return None
    return Focus(int(match[1]), int(match[2]))
