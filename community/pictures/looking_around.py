"""Compares rows and stored files, and changes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from community.pictures.addresses import CLOSED_PREFIX, OPEN_PREFIX, file_names, folder_of
from community.pictures.models import Picture
from community.pictures.sweeping import AT_ONCE, forgotten_pictures

# Files are written before their row; younger ones may belong to an upload that is under way.
FILES_ALONE_KEPT_FOR = timedelta(hours=1)


@dataclass
class Findings:
    """What a sweep found: rows, then folders and file paths in the storage."""

    forgotten: list[Picture] = field(default_factory=list)
    missing_files: list[str] = field(default_factory=list)
    files_alone: list[str] = field(default_factory=list)


def look_around() -> Findings:
    """Compare rows and files without changing anything; reads the name of every stored picture."""
    stored = set(_stored_files())
    findings = Findings(forgotten=list(forgotten_pictures()))
    expected: set[str] = set()
    for picture in Picture.objects.only("key", "purpose", "width", "widths", "is_open").iterator(AT_ONCE):
        folder = folder_of(picture.key, is_open=picture.is_open)
        expected.update(f"{folder}/{name}" for name in file_names(picture))
    findings.missing_files = sorted(expected - stored)
    findings.files_alone = sorted(path for path in stored - expected if _is_old(path))
    return findings


def _stored_files() -> Iterator[str]:
    """Yield the path of every stored picture file: prefix, two digits, key, name."""
    for prefix in (OPEN_PREFIX, CLOSED_PREFIX):
        for first in _folders(prefix):
            for folder in _folders(f"{prefix}/{first}"):
                path = f"{prefix}/{first}/{folder}"
                yield from (f"{path}/{name}" for name in default_storage.listdir(path)[1])


def _folders(path: str) -> list[str]:
    try:
        return default_storage.listdir(path)[0]
    except FileNotFoundError:
        return []


def _is_old(path: str) -> bool:
    try:
        return default_storage.get_modified_time(path) < timezone.now() - FILES_ALONE_KEPT_FOR
    except FileNotFoundError:
        return False
