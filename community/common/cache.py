"""Caches that may go away: pages do without them, and whoever must know that they are gone is told."""

import logging
import threading
import time
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.cache.backends import db, memcached, redis
from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

logger = logging.getLogger(__name__)

# Nobody waits for a cache that did not answer a moment ago, and the log says so once a minute.
LEFT_ALONE_SECONDS = 2.0
SAID_AGAIN_SECONDS = 60.0


class CacheUnreachable(Exception):
    """The cache did not answer."""


class _Outage:
    """What all threads of this process know about the cache's absence."""

    def __init__(self) -> None:
        self.left_alone_until = self.silent_until = 0.0
        self.lock = threading.Lock()

    def noticed(self, error: Exception) -> None:
        now = time.monotonic()
        with self.lock:
            self.left_alone_until = now + LEFT_ALONE_SECONDS
            if is_news := now >= self.silent_until:
                self.silent_until = now + SAID_AGAIN_SECONDS
        if is_news:
            logger.error("The cache does not answer; the site goes on without it. %r", error)


_outages: dict[str, _Outage] = {}


class Resilient(BaseCache):
    """A mixin: while the real cache is away nothing is found and nothing is kept. `strictly` tells the difference."""

    def __init__(self, location: Any, params: dict[str, Any]) -> None:
        super().__init__(location, params)  # type: ignore[call-arg]
        self._outage = _outages.setdefault(str(location), _Outage())

    def strictly(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """Call the method of the real cache. Raises CacheUnreachable, and ValueError where `incr` finds nothing."""
        if time.monotonic() < self._outage.left_alone_until:
            raise CacheUnreachable("It did not answer a moment ago.")
        try:
            return getattr(super(), name)(*args, **kwargs)
        except (ValueError, TypeError):
            raise
        except Exception as error:
            # Each kind of cache fails in a way of its own.
            self._outage.noticed(error)
            raise CacheUnreachable(str(error)) from error

    def _or(self, otherwise: Any, name: str, *args: Any, **kwargs: Any) -> Any:
        try:
            return self.strictly(name, *args, **kwargs)
        except CacheUnreachable:
            return otherwise

    def add(
        self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        return bool(self._or(False, "add", key, value, timeout, version))

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        return self._or(default, "get", key, default, version)

    def set(
        self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        self._or(None, "set", key, value, timeout, version)

    def touch(self, key: str, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        return bool(self._or(False, "touch", key, timeout, version))

    def delete(self, key: str, version: int | None = None) -> bool:
        return bool(self._or(False, "delete", key, version))

    def get_many(self, keys: Iterable[str], version: int | None = None) -> dict[str, Any]:
        return self._or({}, "get_many", keys, version) or {}

    def set_many(
        self,
        data: Mapping[str, Any],
        timeout: float | None = DEFAULT_TIMEOUT,
        version: int | None = None,
    ) -> list[str]:
        return self._or(list(data), "set_many", data, timeout, version) or []

    def delete_many(self, keys: Iterable[str], version: int | None = None) -> None:
        self._or(None, "delete_many", keys, version)

    def has_key(self, key: str, version: int | None = None) -> bool:
        return bool(self._or(False, "has_key", key, version))

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        if (value := self._or(None, "incr", key, delta, version)) is None:
            raise ValueError(f"Key {key!r} not found")
        return int(value)

    def clear(self) -> None:
        self._or(None, "clear")


class RedisCache(Resilient, redis.RedisCache):
    """Redis or Valkey."""


class DatabaseCache(Resilient, db.DatabaseCache):
    """A table of the database."""


class PyMemcacheCache(Resilient, memcached.PyMemcacheCache):
    """memcached, spoken to in Python."""


class PyLibMCCache(Resilient, memcached.PyLibMCCache):
    """memcached, spoken to through its C library."""
