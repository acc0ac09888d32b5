"""Where is counted. Taking a place is one atomic step, so that no two get the same one."""

from django.core.cache import cache, caches
from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.memcached import BaseMemcachedCache
from django.core.cache.backends.redis import RedisCache

from community.limits.cache_store import CacheStore
from community.limits.counts import Store
from community.limits.table_store import TableStore

# The kinds of cache whose `incr` is one step. The others read, add and write, and lose what happens between.
COUNT_IN_ONE_STEP = (LocMemCache, BaseMemcachedCache, RedisCache)


class OwnCache(LocMemCache):
    """The memory of this process alone, for when nothing else counts."""

    def __init__(self) -> None:
        super().__init__("limits of this process", {"OPTIONS": {"MAX_ENTRIES": 50_000}})


own_store = CacheStore(OwnCache())


def shared_store(*, for_reads: bool) -> Store:
    """Return where all processes count together; for reads, where that costs no query."""
    kind: BaseCache = caches["default"]
    if isinstance(kind, COUNT_IN_ONE_STEP):
        return CacheStore(cache)
    return own_store if for_reads else TableStore()


def check_cache() -> None:
    """Raise StoreDown when the cache does not answer, in which allauth counts whatever ours are counted in."""
    CacheStore(cache).check()
