"""Small copies of reported pictures, in files of their own that outlive the pictures."""

from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from json import dumps

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from community.members.models import Member
from community.moderation.models import Case, KeptPicture, Snapshot
from community.moderation.snapshots import profile_of, snapshot
from community.moderation.things import Thing, kind_of, person_behind
from community.pictures.addresses import folder_of
from community.pictures.models import random_key

KEPT_WIDTH = 800
AVATAR_WIDTH = 288


@dataclass(frozen=True)
class Source:
    """A file to copy, and what is known about the picture."""

    path: str
    key: str
    width: int
    height: int
    alt_text: str = ""
    is_profile: bool = False


@dataclass
class Copy:
    """How a thing reads and looks at this moment; the files are written, the rows are not."""

    digest: str
    text: str
    profile: dict[str, object]
    pictures: list[KeptPicture]


def take_copy(thing: Thing, stack: ExitStack) -> Copy:
    """Copy words and pictures. When the stack is unwound, the files are deleted again."""
    text, sources = snapshot(thing), list(_sources(thing))
    digest = sha256(dumps([text, [source.key for source in sources]]).encode()).hexdigest()
    known = Snapshot.objects.filter(
        case__thing_key=f"{kind_of(thing)}:{thing.pk}", case__is_open=True, digest=digest
    )
    pictures = [] if known.exists() else [_kept(source, place) for place, source in enumerate(sources)]
    found = [picture for picture in pictures if picture is not None]
    stack.callback(partial(_delete, [picture.path for picture in found]))
    return Copy(digest, text, profile_of(person_behind(thing)), found)


def keep_copy(case: Case, copy: Copy) -> Snapshot:
    """Give the case a copy in this state, unless it has one."""
    kept, is_new = Snapshot.objects.get_or_create(
        case=case, digest=copy.digest, defaults={"text": copy.text, "profile": copy.profile}
    )
    if is_new:
        for picture in copy.pictures:
            picture.snapshot = kept
            picture.save()
    else:
        transaction.on_commit(partial(_delete, [picture.path for picture in copy.pictures]), robust=True)
    return kept


def delete_copy(kept: Snapshot) -> None:
    """Delete a copy with its files."""
    paths = [picture.path for picture in kept.pictures.all()]
    kept.delete()
    transaction.on_commit(partial(_delete, paths), robust=True)


def _sources(thing: Thing) -> Iterator[Source]:
    if kind_of(thing) == "post":
        for place in thing.post_pictures.select_related("picture"):
            picture = place.picture
            width = min(picture.widths, key=lambda made: abs(made - KEPT_WIDTH), default=0)
            if width:
                height = round(picture.height * width / picture.width)
                path = f"{folder_of(picture.key, is_open=picture.is_open)}/{width}.webp"
                yield Source(path, picture.key, width, height, picture.alt_text)
    elif isinstance(thing, Member) and thing.avatar_key:
        path = f"{folder_of(thing.avatar_key)}/{AVATAR_WIDTH}.webp"
        yield Source(path, thing.avatar_key, AVATAR_WIDTH, AVATAR_WIDTH, is_profile=True)


def _kept(source: Source, place: int) -> KeptPicture | None:
    """Write the copy's file and return its row, not saved yet; None when the picture went away meanwhile."""
    try:
        with default_storage.open(source.path) as stored:
            content = stored.read()
    except FileNotFoundError:
        return None
    picture = KeptPicture(
        key=random_key(),
        source_key=source.key,
        position=place,
        is_profile=source.is_profile,
        width=source.width,
        height=source.height,
        alt_text=source.alt_text,
    )
    default_storage.save(picture.path, ContentFile(content))
    return picture


def _delete(paths: list[str]) -> None:
    for path in paths:
        with suppress(FileNotFoundError):
            default_storage.delete(path)
