"""Where the files of a picture are: pure functions of the row, without a query and without touching the disk."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.files.storage import default_storage
from django.urls import reverse

if TYPE_CHECKING:
    from community.pictures.models import Picture

OPEN_PREFIX = "pictures"
CLOSED_PREFIX = "closed"

Candidates = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Sources:
    """The addresses of one picture, each with its width in pixels, smallest first."""

    avif: Candidates
    webp: Candidates
    fallback: str


def folder_of(key: str, *, is_open: bool = True) -> str:
    """Return the folder of a picture in the storage."""
    return f"{OPEN_PREFIX if is_open else CLOSED_PREFIX}/{key[:2]}/{key}"


def file_names(picture: "Picture") -> Iterator[str]:
    """Yield the name of each file made for a picture."""
    is_in_post = picture.purpose == "post"
    for width in picture.widths:
        if is_in_post:
            yield f"{width}.avif"
        yield f"{width}.webp"
    if is_in_post:
        yield f"{picture.width}.jpg"


def file_address(picture: "Picture", name: str) -> str:
    """Return the public address of a file, or for a closed picture the one that asks who wants it."""
    if picture.is_open:
        return default_storage.url(f"{folder_of(picture.key)}/{name}")
    return reverse("pictures:file", args=[picture.key, name])


def sources(picture: "Picture") -> Sources:
    """Return every address a page needs to show a picture of a post."""
    return Sources(
        avif=tuple((file_address(picture, f"{width}.avif"), width) for width in picture.widths),
        webp=tuple((file_address(picture, f"{width}.webp"), width) for width in picture.widths),
        fallback=file_address(picture, f"{picture.width}.jpg"),
    )


def avatar_url(key: str, width: int) -> str:
    """Return the address of a profile picture from its key alone; `width` is 96 or 288 pixels."""
    return default_storage.url(f"{folder_of(key)}/{width}.webp")
