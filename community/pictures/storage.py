"""Writing, moving and deleting the files of pictures, wherever the site keeps its media."""

import logging
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, suppress
from functools import partial

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from community.pictures.addresses import file_names, folder_of
from community.pictures.models import Picture

logger = logging.getLogger(__name__)


def save_files(folder: str, files: Mapping[str, bytes]) -> None:
    """Save all files in a new folder; when one fails, none stays. Raises what the storage raises."""
    with ExitStack() as undo:
        undo.callback(delete_files, folder, files)
        for name, content in files.items():
            default_storage.save(f"{folder}/{name}", ContentFile(content))
        undo.pop_all()


def delete_files(folder: str, names: Iterable[str]) -> None:
    """Delete files and their folder; those already gone are fine."""
    for name in names:
        default_storage.delete(f"{folder}/{name}")
    # Object stores know no folders, and a folder holding a stranger's file is left for the sweep to report.
    with suppress(OSError, NotImplementedError):
        default_storage.delete(folder)


def copy_files(old: str, new: str, names: Iterable[str]) -> None:
    """Copy files to a new folder. One that is missing is told to the operators and left out."""
    found: dict[str, bytes] = {}
    for name in names:
        try:
            with default_storage.open(f"{old}/{name}") as stored:
                found[name] = stored.read()
        except FileNotFoundError:
            logger.error("A picture's file is missing: %s/%s", old, name)
    save_files(new, found)


def delete_files_on_commit(picture: Picture) -> None:
    """Delete a picture's present files once the transaction is through; the sweep repeats what fails then."""
    folder, names = folder_of(picture.key, is_open=picture.is_open), list(file_names(picture))
    transaction.on_commit(partial(delete_files, folder, names), robust=True)
