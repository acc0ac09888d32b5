"""What a store of counts is."""

from typing import NamedTuple, Protocol

from community.limits.rules import Window


class StoreDown(Exception):
    """Nothing can be counted here at the moment."""


class Count(NamedTuple):
    """How many there were in this window with the latest, and in how many seconds the next window opens."""

    used: int
    wait: int


class Store(Protocol):
    def take(self, key: str, window: Window) -> Count:
        """Count one more. Raises StoreDown."""

    def give_back(self, key: str) -> None:
        """Count one less, as nothing came of it."""
