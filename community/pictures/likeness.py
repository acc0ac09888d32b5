"""What stored pictures look like, read from our own clean files."""

import logging
from collections.abc import Iterable

from django.core.files.storage import default_storage
from PIL import Image

from community.pictures.addresses import folder_of
from community.pictures.fingerprints import variants
from community.pictures.models import Picture

logger = logging.getLogger(__name__)


def variants_of(pictures: Iterable[Picture]) -> dict[int, list[str]]:
    """Return the fingerprints of pictures and of their changed copies, by id; a missing file is told and left out."""
    found = {}
    for picture in pictures:
        opened = _opened(picture)
        if opened is not None:
            found[picture.pk] = variants(opened)
    return found


def _opened(picture: Picture) -> Image.Image | None:
    name = f"{folder_of(picture.key, is_open=picture.is_open)}/{picture.width}.jpg"
    try:
        with default_storage.open(name) as stored, Image.open(stored) as image:
            image.load()
            return image.copy()
    except OSError:
        logger.error("A picture's file can't be read: %s", name)
        return None
