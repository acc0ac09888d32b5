"""Counters against the rows they count. Rows are the truth; a counter that differs is drift."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Model

from community.common.transactions import atomic_retry

BATCH = 500


@dataclass(frozen=True)
class Counter:
    """A counter stored on `model` as `field`: the number of `rows` whose `link` points there and that pass `only`."""

    model: type[Model]
    field: str
    rows: type[Model]
    link: str
    only: Mapping[str, Any]

    @property
    def name(self) -> str:
        return f"{self.model._meta.model_name}.{self.field}"


@dataclass(frozen=True)
class Drift:
    """One counter that is wrong."""

    counter: Counter
    number: int
    stored: int
    counted: int


def find_drift(counter: Counter) -> Iterator[Drift]:
    """Yield every wrong counter, reading a batch at a time."""
    after = 0
    while batch := _batch(counter, after):
        counted = _count(counter, list(batch))
        for number, stored in batch.items():
            if stored != counted.get(number, 0):
                yield Drift(counter, number, stored, counted.get(number, 0))
        after = max(batch)


@atomic_retry
def repair(*, drift: Drift) -> None:
    """Count again under the lock that likes and comments take, and store the result."""
    rows = drift.counter.model._default_manager.filter(pk=drift.number)
    list(rows.select_for_update().values_list("pk"))
    counted = _count(drift.counter, [drift.number]).get(drift.number, 0)
    rows.update(**{drift.counter.field: counted})


def _batch(counter: Counter, after: int) -> dict[int, int]:
    rows = counter.model._default_manager.filter(pk__gt=after).order_by("pk")
    return dict(rows.values_list("pk", counter.field)[:BATCH])


def _count(counter: Counter, numbers: list[int]) -> dict[int, int]:
    rows = counter.rows._default_manager.filter(**{f"{counter.link}__in": numbers}, **counter.only)
    return dict(rows.order_by().values_list(counter.link).annotate(found=Count("pk")))
