"""What the site does with CACHE_URL: a cache that may go away without taking the pages with it."""

from typing import Any

RESILIENT = {
    "django.core.cache.backends.redis.RedisCache": "community.common.cache.RedisCache",
    "django.core.cache.backends.db.DatabaseCache": "community.common.cache.DatabaseCache",
    "django.core.cache.backends.memcached.PyMemcacheCache": "community.common.cache.PyMemcacheCache",
    "django.core.cache.backends.memcached.PyLibMCCache": "community.common.cache.PyLibMCCache",
}
# Seconds. A cache that answers later than this is no help.
REDIS_OPTIONS = {"socket_connect_timeout": 0.5, "socket_timeout": 1.0}
# Django throws away a third of a cache of 300 entries; the tries that allauth counts would go with it.
MOST_ENTRIES = 100_000


def with_safe_cache(cache: dict[str, Any]) -> dict[str, Any]:
    """Return the settings of one cache with our backend and options; those of CACHE_URL win."""
    backend = cache["BACKEND"]
    options = cache.get("OPTIONS", {})
    if backend.endswith("RedisCache"):
        cache["OPTIONS"] = REDIS_OPTIONS | options
    elif backend.endswith(("DatabaseCache", "LocMemCache")):
        cache["OPTIONS"] = {"MAX_ENTRIES": MOST_ENTRIES} | options
    cache["BACKEND"] = RESILIENT.get(backend, backend)
    return cache
