"""Finds copies whose maker died, whose time is over, and files that belong to none."""

from datetime import timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from community.exports.models import Export
from community.exports.operations import expire_exports, forget_exports
from community.exports.storage import delete_file, path_of, stored_keys
from community.exports.tasks import make_export

# A file comes before its row says so; younger ones may belong to a copy that is just being finished.
FILES_ALONE_KEPT_FOR = timedelta(hours=1)
ROWS_KEPT_FOR = timedelta(days=30)
# A copy asked for a moment ago is on its way to the worker.
WAITED_FOR = timedelta(minutes=5)


def begin_lost_ones() -> int:
    """Hand copies that nobody is making to the worker again; returns how many."""
    now = timezone.now()
    lost = Export.objects.free_to_make(now).filter(requested_at__lt=now - WAITED_FOR)
    numbers = list(lost.order_by("pk").values_list("pk", flat=True))
    for number in numbers:
        make_export.enqueue(number)
    return len(numbers)


def delete_what_is_over() -> int:
    """Delete expired copies and what a try that died left behind; returns how many files."""
    now = timezone.now()
    count = expire_exports(now=now)
    forget_exports(before=now - ROWS_KEPT_FOR)
    known = set(Export.objects.filter(state__in=("making", "ready")).values_list("key", flat=True))
    for key in set(stored_keys()) - known:
        if _is_old(key):
            delete_file(key)
            count += 1
    return count


def _is_old(key: str) -> bool:
    try:
        return default_storage.get_modified_time(path_of(key)) < timezone.now() - FILES_ALONE_KEPT_FOR
    except FileNotFoundError:
        return False
