"""How much room the files of pictures take up."""

from django.core.files.storage import default_storage

from community.common.transactions import atomic_retry
from community.pictures.addresses import file_names, folder_of
from community.pictures.models import Picture
from community.pictures.sweeping import AT_ONCE


@atomic_retry
def measure_pictures() -> int:
    """Note what the files of pictures take up that are older than the note, and return how many there were."""
    unmeasured = list(Picture.objects.filter(stored_bytes=0)[:AT_ONCE])
    for picture in unmeasured:
        folder = folder_of(picture.key, is_open=picture.is_open)
        picture.stored_bytes = sum(_size(f"{folder}/{name}") for name in file_names(picture)) or 1
    Picture.objects.bulk_update(unmeasured, ["stored_bytes"])
    return len(unmeasured)


def _size(path: str) -> int:
    try:
        return default_storage.size(path)
    except FileNotFoundError:
        return 0
