"""A member as a list shows them: finished values, made from a plain row."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse


@dataclass(frozen=True)
class Byline:
    """Name, picture and address of a member."""

    handle: str
    name: str
    avatar_key: str
    url: str


def byline_fields(prefix: str = "") -> list[str]:
    """Return the fields that `byline` needs in `.values()`; `prefix` is the path to the member, such as "author__"."""
    return [f"{prefix}handle", f"{prefix}display_name", f"{prefix}avatar_key"]


def byline(row: Mapping[str, Any], prefix: str = "") -> Byline:
    handle = row[f"{prefix}handle"]
    return Byline(
        handle=handle,
        name=row[f"{prefix}display_name"] or handle,
        avatar_key=row[f"{prefix}avatar_key"],
        url=reverse("members:profile", args=[handle]),
    )
