"""Cut short at any point and run again: the same end, nothing left over, nothing done twice."""

import datetime as dt
import os
import zipfile
from contextlib import contextmanager

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from community.exports.fulfilling import MAX_ATTEMPTS, fulfil
from community.exports.models import Export
from community.exports.purging import purge
from community.exports.storage import path_of
from community.exports.sweeping import begin_lost_ones
from community.members.away import ask_to_leave
from community.members.models import Member
from community.pictures.models import Picture
from tests.exports.conftest import made
from tests.exports.test_purging import EVIDENCE, tables_with, words_in

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "media")
    return tmp_path / "media"


class Killed(BaseException):
    """Nobody catches it, as nobody catches the end of a process."""


@contextmanager
def killed_at(query):
    """End whatever runs inside before its query with this number; what was committed stays, the rest is rolled back."""
    count = 0

    def wrapper(execute, *args):
        nonlocal count
        count += 1
        if count == query:
            raise Killed
        return execute(*args)

    try:
        with connection.execute_wrapper(wrapper):
            yield
    except Killed:
        pass


def test_deleting_a_member(world, media):
    ana = world.member
    made(ana)
    ask_to_leave(member=ana, by=ana)
    Member.objects.filter(pk=ana.pk).update(leaves_at=timezone.now() - dt.timedelta(days=1))
    for query in (2, 4, 7, 10, 13, 20, 40, 70, 100):
        with killed_at(query):
            purge(number=ana.pk)
        if Member.objects.get(pk=ana.pk).left_at is None:
            # Rows still say whose they are, and the door is closed or nothing has happened yet.
            assert Picture.objects.filter(owner=ana).exists()
    purge(number=ana.pk)
    assert not purge(number=ana.pk)
    assert Member.objects.get(pk=ana.pk).left_at is not None
    for table, words in tables_with(world.own).items():
        assert {word for word in words if table not in EVIDENCE.get(word, ())} == set(), table
    assert words_in(media, world.own) == set()
    assert [path for path in media.rglob("*.zip") if path.is_file()] == []


@pytest.mark.parametrize("points", [(1, 4), (12, 25), (45, 60)])
def test_making_a_copy(world, media, points):
    export = Export.objects.create(member=world.member)
    for query in points:
        with killed_at(query):
            fulfil(number=export.pk)
        Export.objects.filter(started_at__isnull=False).update(
            started_at=timezone.now() - dt.timedelta(hours=1)
        )
    fulfil(number=export.pk)
    export.refresh_from_db()
    assert export.is_ready
    assert [path.name for path in media.rglob("*.zip")] == [f"{export.key}.zip"]
    with default_storage.open(path_of(export.key)) as stored:
        assert zipfile.ZipFile(stored).testzip() is None
    assert world.member.notifications.filter(kind="export_ready").count() == 1


def test_a_maker_held_to_be_dead_can_no_longer_finish(ana):
    export = Export.objects.create(member=ana, state="making", attempts=1, started_at=timezone.now())
    assert not fulfil(number=export.pk)
    Export.objects.update(started_at=timezone.now() - dt.timedelta(hours=1))
    assert fulfil(number=export.pk)


def test_a_lost_copy_is_begun_again_and_given_up_after_three_tries(ana):
    an_hour_ago = timezone.now() - dt.timedelta(hours=1)
    lost = Export.objects.create(member=ana, requested_at=an_hour_ago)
    hopeless = Export.objects.create(
        member=ana, state="making", attempts=MAX_ATTEMPTS, started_at=an_hour_ago, requested_at=an_hour_ago
    )
    assert begin_lost_ones() == 2
    lost.refresh_from_db()
    hopeless.refresh_from_db()
    assert (lost.state, hopeless.state) == (Export.State.READY, Export.State.FAILED)
    assert begin_lost_ones() == 0


def test_a_file_that_belongs_to_no_copy_is_swept_away_once_it_is_old(ana, media, capsys):
    export = made(ana)
    for name in ("a" * 32, "b" * 32):
        default_storage.save(path_of(name), default_storage.open(path_of(export.key)))
    old = (timezone.now() - dt.timedelta(hours=2)).timestamp()
    os.utime(media / path_of("a" * 32), (old, old))
    call_command("sweep_exports")
    left = {path.name for path in media.rglob("*.zip")}
    assert left == {f"{export.key}.zip", f"{'b' * 32}.zip"}
    assert "Deleted 1 files" in capsys.readouterr().out
