"""Many at the edge at once: never one more than the limit, wherever is counted."""

import shutil
import threading

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection

from community.limits.actors import Actor
from community.limits.cache_store import CacheStore
from community.limits.counts import StoreDown
from community.limits.models import Tally
from community.limits.rules import Window
from community.limits.spending import TooMany, spend
from community.limits.stores import OwnCache, shared_store
from community.limits.table_store import TableStore

LIMIT = Window(20, 3600)
THREADS = 100


def taken_at_once(store, threads=THREADS):
    """Let all threads take a place at the same moment, and return how many got one, and what went wrong."""
    within, errors, start = [], [], threading.Barrier(threads)

    def run():
        try:
            start.wait()
            if store.take("edge", LIMIT).used <= LIMIT.most:
                within.append(1)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    everybody = [threading.Thread(target=run) for _number in range(threads)]
    for thread in everybody:
        thread.start()
    for thread in everybody:
        thread.join()
    return len(within), errors


def test_a_hundred_threads_never_pass_the_edge_of_a_cache():
    assert taken_at_once(CacheStore(OwnCache())) == (LIMIT.most, [])


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_hundred_threads_never_pass_the_edge_of_a_table():
    assert taken_at_once(TableStore()) == (LIMIT.most, [])


if shutil.which("redis-server"):

    def test_a_hundred_threads_never_pass_the_edge_of_redis(redis_cache):
        assert isinstance(shared_store(for_reads=False), CacheStore)
        assert taken_at_once(CacheStore(caches["default"])) == (LIMIT.most, [])


@pytest.mark.django_db
def test_a_database_cache_counts_deeds_in_a_table_and_reads_without_a_query(
    settings, clock, django_assert_num_queries
):
    settings.CACHES = database_cache("never_made")
    actor = Actor("somebody", "member")
    with django_assert_num_queries(0):
        spend(actor, "page")
    for _deed in range(60):
        spend(actor, "edit")
    with pytest.raises(TooMany) as refused:
        spend(actor, "edit")
    assert refused.value.wait == 30 * 60
    assert Tally.objects.count() == 1
    clock.shift(30 * 60)
    spend(actor, "edit")


@pytest.mark.django_db
def test_a_place_given_back_is_free_again():
    for store in (CacheStore(OwnCache()), TableStore()):
        assert [store.take("back", LIMIT).used for _time in range(3)] == [1, 2, 3]
        store.give_back("back")
        assert store.take("back", LIMIT).used == 3


@pytest.mark.django_db
def test_counts_that_are_over_are_forgotten(clock, capsys):
    TableStore().take("short", Window(1, 60))
    TableStore().take("long", Window(1, 600))
    clock.shift(61)
    call_command("forget_counts")
    assert "1 counts" in capsys.readouterr().out
    assert [tally.key for tally in Tally.objects.all()] == ["long"]


def test_a_number_that_was_left_behind_by_redis_does_not_count_for_ever():
    cache = OwnCache()
    cache.set("left", 1, None)
    assert CacheStore(cache).take("left", LIMIT).used == 1


@pytest.mark.django_db
def test_a_table_that_is_not_there_is_no_store(clock, monkeypatch):
    monkeypatch.setattr(Tally._meta, "db_table", "no_such_table")
    with pytest.raises(StoreDown):
        TableStore().take("edge", LIMIT)


def database_cache(table):
    return {"default": {"BACKEND": "community.common.cache.DatabaseCache", "LOCATION": table}}
