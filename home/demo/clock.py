"""Doing something at another time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, tzinfo
from unittest.mock import patch


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """Make `timezone.now()` return this moment.

    The class behind `timezone.now` is exchanged rather than the function: models keep the function itself as the
    default of their date fields.
    """

    class StoppedClock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return moment.astimezone(tz)

    with patch("django.utils.timezone.datetime", StoppedClock):
        yield
