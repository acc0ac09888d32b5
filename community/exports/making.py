"""What goes into a copy: JSON of every kind, pages to read, the pictures, and what says that it is all there."""

import json
import logging
from collections.abc import Iterable
from typing import IO, Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.utils import timezone

from community.common.belongings import Row, moment
from community.common.mail import site_url
from community.exports.archive import Archive, Entry
from community.exports.kinds import KINDS
from community.exports.reading import write_pages
from community.members.models import Member
from community.pictures.export import file_in_copy, own_pictures, stored_file
from community.pictures.models import Picture

logger = logging.getLogger(__name__)

FORMAT = 1
PIECE = 64 * 1024


def folder_for(member: Member) -> str:
    """Return the name of the folder that the copy unpacks to, and of the file it comes in."""
    return f"commonplace-{member.handle}-{timezone.localdate().isoformat()}"


def write_copy(member: Member, stream: IO[bytes]) -> None:
    """Write a copy of all that is held about a member, whatever its size, with a steady need for memory."""
    archive = Archive(stream, folder_for(member))
    counts = {kind.name: _write_rows(archive, kind.name, kind.rows(member)) for kind in KINDS}
    missing = [file_in_copy(picture) for picture in own_pictures(member) if not _write_file(archive, picture)]
    write_pages(archive, member, counts)
    _write_manifest(archive, member, counts, missing)
    archive.close()


def _write_rows(archive: Archive, name: str, rows: Iterable[Row]) -> int:
    count = 0
    with archive.entry(f"data/{name}.json") as entry:
        entry.write("[")
        for count, row in enumerate(rows, start=1):
            entry.write(",\n" if count > 1 else "\n")
            entry.write(_as_json(row))
        entry.write("\n]\n")
    return count


def _write_file(archive: Archive, picture: Picture) -> bool:
    """Copy one picture's file. A picture that is moved meanwhile is looked up once more; returns whether it was found."""
    for _attempt in (1, 2):
        try:
            # Found before a place for it is made: what is begun in the archive stays in it.
            stored = default_storage.open(stored_file(picture))
            with stored, archive.entry(file_in_copy(picture), is_packed_already=True) as entry:
                _copy(stored, entry)
            return True
        except FileNotFoundError:
            found = Picture.objects.filter(pk=picture.pk).first()
            if found is None:
                return True
            picture = found
    logger.error("A picture's file is missing: %s", stored_file(picture))
    return False


def _copy(stored: Any, entry: Entry) -> None:
    while piece := stored.read(PIECE):
        entry.write(piece)


def _write_manifest(archive: Archive, member: Member, counts: dict[str, int], missing: list[str]) -> None:
    manifest = {
        "format": FORMAT,
        "site": settings.WAGTAIL_SITE_NAME,
        "address": site_url("/"),
        "handle": member.handle,
        "made_at": moment(timezone.now()),
        "counts": counts,
        "files": len(archive.sums) + 1,
        "pictures_missing": missing,
    }
    with archive.entry("manifest.json") as entry:
        entry.write(_as_json(manifest) + "\n")


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
