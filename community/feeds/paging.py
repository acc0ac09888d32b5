"""Pages that end: each starts where the one before it stopped, so the thousandth costs what the first does."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

PAGE_SIZE = 20
_CURSOR = re.compile(r"([0-9]{1,16})-([0-9]{1,18})", re.ASCII)
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)


class BadCursor(ValueError):
    """The address names no place in the list."""


@dataclass(frozen=True)
class Cursor:
    """The last row of the page before: its time, and its id where two rows share a moment."""

    moment: dt.datetime
    number: int

    def __str__(self) -> str:
        return f"{(self.moment - _EPOCH) // _MICROSECOND}-{self.number}"


@dataclass(frozen=True)
class Page:
    """Rows of a list, newest first. `older` is the cursor of the next page, "" on the last one."""

    rows: list[dict[str, Any]]
    older: str
    is_first: bool


def read_cursor(text: str | None) -> Cursor | None:
    """Return the place that `?before=` names; None for the first page. Raises BadCursor."""
    if not text:
        return None
    match = _CURSOR.fullmatch(text)
    if match is None:
        raise BadCursor(text[:40])
    return Cursor(_EPOCH + int(match[1]) * _MICROSECOND, int(match[2]))


def page_of(rows: QuerySet[Any, Any], cursor: Cursor | None, *, moment: str, size: int = PAGE_SIZE) -> Page:
    """Return one page of `.values()` rows that hold `id` and the time field named by `moment`."""
    found = list(_before(rows, cursor, moment).order_by(f"-{moment}", "-id")[: size + 1])
    older = ""
    if len(found) > size:
        last = found[size - 1]
        older = str(Cursor(last[moment], last["id"]))
    return Page(found[:size], older, is_first=cursor is None)


def merged(one: Page, other: Page, *, moment: str, size: int = PAGE_SIZE) -> Page:
    """Lay two pages that started at the same place into one; a row that is in both is there once."""
    together = {row["id"]: row for row in (*one.rows, *other.rows)}
    found = sorted(together.values(), key=lambda row: (row[moment], row["id"]), reverse=True)
    older = ""
    if len(found) > size or one.older or other.older:
        last = found[:size][-1]
        older = str(Cursor(last[moment], last["id"]))
    return Page(found[:size], older, is_first=one.is_first)


def _before(rows: QuerySet[Any, Any], cursor: Cursor | None, moment: str) -> QuerySet[Any, Any]:
    # The first page has a bound too: without one MariaDB joins the authors first and sorts every row there is.
    until = cursor.moment if cursor is not None else timezone.now()
    bounded = rows.filter(**{f"{moment}__lte": until})
    if cursor is None:
        return bounded
    return bounded.filter(Q(**{f"{moment}__lt": until}) | Q(id__lt=cursor.number))
