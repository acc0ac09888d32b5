"""Counting in the database, for caches that read and write in two steps."""

from datetime import timedelta

from django.db import DatabaseError
from django.db.models import F
from django.utils import timezone

from community.common.transactions import atomic_retry
from community.limits.counts import Count, StoreDown
from community.limits.models import Tally
from community.limits.rules import Window


class TableStore:
    """Counts in the database, under the lock of a row. A write for each count, so it is not for reads."""

    def take(self, key: str, window: Window) -> Count:
        try:
            return _taken(key, window)
        except DatabaseError as error:
            raise StoreDown(str(error)) from error

    def give_back(self, key: str) -> None:
        Tally.objects.filter(key=key, count__gt=0).update(count=F("count") - 1)


@atomic_retry
def _taken(key: str, window: Window) -> Count:
    now, length = timezone.now(), timedelta(seconds=window.seconds)
    tally, _is_new = Tally.objects.select_for_update().get_or_create(
        key=key, defaults={"ends_at": now + length}
    )
    if tally.ends_at <= now:
        tally.count, tally.ends_at = 0, now + length
    tally.count += 1
    tally.save(update_fields=["count", "ends_at"])
    return Count(tally.count, max(1, round((tally.ends_at - now).total_seconds())))


@atomic_retry
def forget_ended() -> int:
    """Delete what was counted in windows that have closed, and return how many there were."""
    deleted, _by_model = Tally.objects.filter(ends_at__lte=timezone.now()).delete()
    return deleted
