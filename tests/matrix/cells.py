"""The cells of the oracle, read from its table."""

import csv
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
ORACLE = HERE / "authz-matrix.csv"


class Cell(NamedTuple):
    """Who does what to which thing in which state, on which surface, and what the oracle expects."""

    object: str
    state: str
    action: str
    surface: str
    actor: str
    expected: str

    def __str__(self) -> str:
        return " ".join(self[:5])


Deed = tuple[str, str, str]


@cache
def cells() -> tuple[Cell, ...]:
    with ORACLE.open(encoding="utf-8", newline="") as rows:
        return tuple(Cell(**row) for row in csv.DictReader(rows))


@cache
def oracle() -> dict[tuple[str, ...], str]:
    """Return what is expected, by the five columns before it."""
    return {cell[:5]: cell.expected for cell in cells()}


def by_deed(found: list[Cell]) -> dict[Deed, list[Cell]]:
    """Return the cells in the groups that run together: one thing in one state, one action, every actor."""
    groups: dict[Deed, list[Cell]] = defaultdict(list)
    for cell in found:
        groups[cell[:3]].append(cell)
    return groups
