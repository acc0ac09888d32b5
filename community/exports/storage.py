"""Where the files of copies are: beside the closed pictures, where nobody reads without being asked who they are."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from typing import IO

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction

PREFIX = "exports"


def path_of(key: str) -> str:
    """Return the path of a copy's file in the storage."""
    return f"{PREFIX}/{key}.zip"


def save_file(key: str, stream: IO[bytes]) -> None:
    """Save a copy's file, piece by piece. Raises what the storage raises."""
    default_storage.save(path_of(key), File(stream))


def delete_file(key: str) -> None:
    """Delete a copy's file; one already gone is fine."""
    with suppress(FileNotFoundError):
        default_storage.delete(path_of(key))


def delete_files_on_commit(keys: Iterable[str]) -> None:
    for key in keys:
        transaction.on_commit(partial(delete_file, key), robust=True)


def stored_keys() -> Iterator[str]:
    """Yield the key of every file there is."""
    with suppress(FileNotFoundError):
        for name in default_storage.listdir(PREFIX)[1]:
            yield name.removesuffix(".zip")
