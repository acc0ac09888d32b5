"""Counting in a cache that counts up in one step."""

import time
from typing import Any

from community.common.cache import CacheUnreachable
from community.limits.counts import Count, StoreDown
from community.limits.rules import Window

# One number holds when a window opened and how many came since; so both are read and changed in one step.
SPAN = 1_000_000
TRIES = 3
# Redis may leave a number behind that never ends, when it ended just as it was counted up.
LEFT_BEHIND_SECONDS = 60


class CacheStore:
    """Counts in a cache that counts up in one step."""

    def __init__(self, where: Any) -> None:
        self.where = where

    def take(self, key: str, window: Window) -> Count:
        for _try in range(TRIES):
            now = int(time.time())
            try:
                value = self._ask("incr", key)
            except ValueError:
                self._ask("add", key, now * SPAN, window.seconds)
                continue
            opened, used = divmod(value, SPAN)
            if opened < now - window.seconds - LEFT_BEHIND_SECONDS:
                self._ask("delete", key)
                continue
            return Count(used, max(1, opened + window.seconds - now))
        raise StoreDown("The cache forgets at once.")

    def give_back(self, key: str) -> None:
        try:
            self._ask("incr", key, -1)
        except (ValueError, StoreDown):
            return

    def check(self) -> None:
        """Raise StoreDown when the cache does not answer."""
        self._ask("add", "limits:answers", 1, LEFT_BEHIND_SECONDS)

    def _ask(self, name: str, *args: Any) -> Any:
        strictly = getattr(self.where, "strictly", None)
        try:
            return strictly(name, *args) if strictly else getattr(self.where, name)(*args)
        except CacheUnreachable as error:
            raise StoreDown(str(error)) from error
