"""Deletes what an interrupted upload, deletion or move left behind: pictures in no post or draft, files alone."""

from datetime import timedelta

from django.utils import timezone

from community.common.transactions import atomic_retry
from community.pictures.models import Picture
from community.pictures.operations import delete_pictures
from community.pictures.querysets import PictureQuerySet
from community.pictures.storage import delete_files

WAITING_KEPT_FOR = timedelta(hours=24)
AT_ONCE = 200


@atomic_retry
def delete_forgotten() -> int:
    """Delete pictures that are in no post and no draft for longer than a day, and return how many."""
    candidates = [picture.pk for picture in forgotten_pictures()]
    locked = list(Picture.objects.select_for_update().filter(pk__in=candidates).order_by("pk"))
    # A post or a draft may have taken one between the search and the lock.
    still_waiting = list(forgotten_pictures().filter(pk__in=[picture.pk for picture in locked]))
    delete_pictures(still_waiting)
    return len(still_waiting)


def delete_files_alone(paths: list[str]) -> None:
    """Delete files that belong to no row."""
    for path in paths:
        folder, _slash, name = path.rpartition("/")
        delete_files(folder, [name])


def forgotten_pictures() -> PictureQuerySet:
    return Picture.objects.forgotten().filter(created_at__lt=timezone.now() - WAITING_KEPT_FOR)
