"""Finds what an interrupted upload, deletion or move left behind: pictures in no post or draft, rows or files alone."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from community.common.transactions import atomic_retry
from community.pictures.addresses import CLOSED_PREFIX, OPEN_PREFIX, file_names, folder_of
from community.pictures.models import Picture
from community.pictures.operations import delete_pictures
from community.pictures.querysets import PictureQuerySet
from community.pictures.storage import delete_files

WAITING_KEPT_FOR = timedelta(hours=24)
# Files are written before their row; younger ones may belong to an upload that is under way.
FILES_ALONE_KEPT_FOR = timedelta(hours=1)
AT_ONCE = 200


@dataclass
class Findings:
    """What a sweep found: rows, then folders and file paths in the storage."""

    forgotten: list[Picture] = field(default_factory=list)
    missing_files: list[str] = field(default_factory=list)
    files_alone: list[str] = field(default_factory=list)


def look_around() -> Findings:
    """Compare rows and files without changing anything; reads the name of every stored picture."""
    stored = set(_stored_files())
    findings = Findings(forgotten=list(_forgotten()))
    expected: set[str] = set()
    for picture in Picture.objects.only("key", "purpose", "width", "widths", "is_open").iterator(AT_ONCE):
        folder = folder_of(picture.key, is_open=picture.is_open)
        expected.update(f"{folder}/{name}" for name in file_names(picture))
    findings.missing_files = sorted(expected - stored)
    findings.files_alone = sorted(path for path in stored - expected if _is_old(path))
    return findings


@atomic_retry
def delete_forgotten() -> int:
    """Delete pictures that are in no post and no draft for longer than a day, and return how many."""
    candidates = [picture.pk for picture in _forgotten()]
    locked = list(Picture.objects.select_for_update().filter(pk__in=candidates).order_by("pk"))
    # A post or a draft may have taken one between the search and the lock.
    still_waiting = list(_forgotten().filter(pk__in=[picture.pk for picture in locked]))
    delete_pictures(still_waiting)
    return len(still_waiting)


def delete_files_alone(paths: list[str]) -> None:
    """Delete files that belong to no row."""
    for path in paths:
        folder, _slash, name = path.rpartition("/")
        delete_files(folder, [name])


def _forgotten() -> PictureQuerySet:
    return Picture.objects.forgotten().filter(created_at__lt=timezone.now() - WAITING_KEPT_FOR)


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
