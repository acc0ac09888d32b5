"""Tables of numbers that are published, in which no small number can be read or worked out from the others."""

from collections.abc import Mapping
from dataclasses import dataclass

# The smallest number that is shown. 1 to 4 might be about somebody whom others know.
FEWEST = 5
# Beside a small number, one that is not clearly more is not shown either.
CLEARLY_MORE = 2 * FEWEST


@dataclass(frozen=True)
class Table:
    """Parts of a whole as they may be published.

    `total` is None for 1 to 4. `rows` are the parts that may be shown, `others` what all parts not shown come to
    together; where it is 0, parts not shown are none.
    """

    total: int | None
    rows: tuple[tuple[str, int], ...] = ()
    others: int = 0


def suppressed(numbers: Mapping[str, int]) -> Table:
    """Return these parts, and where one of them is small only as many as keep it from being worked out.

    What goes along with the small ones is chosen so that even who knows this rule finds two answers or more; the
    tests try all tables of a size.
    """
    total = sum(numbers.values())
    if 0 < total < FEWEST:
        return Table(total=None)
    parts = sorted((number, key) for key, number in numbers.items() if number)
    is_plain = all(number >= FEWEST for number, _key in parts)
    hidden = [] if is_plain else [part for part in parts if part[0] < CLEARLY_MORE]
    shown = parts[len(hidden) :]
    while hidden and shown and not _is_vague(hidden, shown):
        hidden.append(shown.pop(0))
    rows = tuple((key, number) for number, key in sorted(shown, key=lambda part: (-part[0], part[1])))
    return Table(total=total, rows=rows, others=sum(number for number, _key in hidden))


def _is_vague(hidden: list[tuple[int, str]], shown: list[tuple[int, str]]) -> bool:
    """Whether the sum of what is hidden leaves open what each of it is. What is alike is shown or hidden alike."""
    enough = len(hidden) > 1 and sum(number for number, _key in hidden) >= FEWEST
    return enough and hidden[-1][0] != shown[0][0]
