"""Deleted for good: not a word in any table, file or cache, and nobody else loses anything of theirs."""

import datetime as dt
from pathlib import Path

import pytest
import time_machine
from django.apps import apps
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.log_actions import log

from community.accounts.models import User
from community.exports.models import Export
from community.exports.purging import due_to_go, purge
from community.exports.storage import path_of
from community.members.away import ask_to_leave, come_back
from community.members.models import Member
from community.moderation.models import Decision, Report
from community.moderation.operations import write_to_reporter
from community.pictures.addresses import file_names, folder_of
from community.pictures.models import Picture
from community.posts.models import Post
from tests.conftest import PASSWORD
from tests.exports.conftest import made

pytestmark = pytest.mark.django_db
# What moderators decided on is kept for a year, apart from the profile; and what was reported by whom no longer is known.
DECIDED = {"moderation_decision", "moderation_auditentry", "wagtailcore_modellogentry"}
EVIDENCE = {
    "kestrelremoved": {"moderation_snapshot", "moderation_decision", "moderation_caseevent"},
    "kestrelname": {"moderation_snapshot", "moderation_caseevent"},
    "kestreldecision": {"moderation_caseevent", *DECIDED},
    "kestrelreportnote": {"moderation_report"},
    # Who somebody was when they were reported is part of the copy.
    **dict.fromkeys(("kestrelbiography", "kestrellink", "kestrelpronouns"), {"moderation_snapshot"}),
}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "media")
    cache.clear()
    return tmp_path / "media"


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def leave(member):
    """Ask to leave, thirty-one days ago."""
    ask_to_leave(member=member, by=member)
    Member.objects.filter(pk=member.pk).update(leaves_at=timezone.now() - dt.timedelta(days=1))


def tables_with(words):
    """Each table of the database, Django's and everybody's, with the words found in a dump of it."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            dump = repr(cursor.fetchall())
            if here := {word for word in words if word in dump}:
                found[table] = here
    return found


def words_in(media: Path, words):
    files = [path for path in media.rglob("*") if path.is_file()]
    return {
        word for path in files for word in words if word.encode() in path.read_bytes() or word in str(path)
    }


def signed_in_everywhere(member, client):
    """Leave traces as a person does: a session, wrong passwords, a failed task, a line in the admin's log."""
    address = member.user.email
    client.post("/accounts/login/", {"login": address, "password": "not the right one"})
    client.post("/accounts/login/", {"login": address, "password": PASSWORD})
    client.get("/settings/")
    log(member.user, "wagtail.create", user=member.user, title=f"{address}")
    DBTaskResult.objects.create(
        task_path="community.notifications.tasks.email_notification",
        args_kwargs={"args": [1], "kwargs": {}},
        backend_name="default",
        run_after=timezone.now(),
        status="FAILED",
        traceback=f"SMTPRecipientsRefused: {address}",
    )


def test_not_a_word_is_left_in_the_database_the_files_or_the_cache(world, visitor, media, commits):
    ana = world.member
    signed_in_everywhere(ana, visitor)
    export = made(ana)
    own_files = [
        f"{folder_of(picture.key, is_open=picture.is_open)}/{name}"
        for picture in Picture.objects.by(ana)
        for name in file_names(picture)
    ]
    assert own_files and default_storage.exists(path_of(export.key))
    with commits():
        leave(ana)
    with commits():
        assert purge(number=ana.pk)

    for table, words in tables_with(world.own).items():
        for word in words:
            assert table in EVIDENCE.get(word, ()), (table, word)
    assert words_in(media, world.own) == set()
    assert not [path for path in media.rglob("*") if path.is_file() and path.suffix in {".zip"}]
    kept = {
        f"{folder_of(p.key, is_open=p.is_open)}/{n}" for p in Picture.objects.all() for n in file_names(p)
    }
    stored = {str(path.relative_to(media)) for path in media.rglob("*") if path.is_file()}
    assert {path for path in stored if path.startswith(("pictures/", "closed/"))} == kept
    assert {word for word in world.own if word in repr(getattr(cache, "_cache", {}))} == set()


def test_after_a_year_only_the_reason_of_a_decision_is_left(world, commits):
    leave(world.member)
    with commits():
        purge(number=world.member.pk)
    with time_machine.travel(timezone.now() + dt.timedelta(days=366)), commits():
        call_command("keep_retention")
    left = tables_with(world.own)
    # A report that nobody has answered yet keeps its note.
    assert left.pop("moderation_report") == {"kestrelreportnote"}
    assert set(left) <= DECIDED
    assert set().union(*left.values()) == {"kestreldecision"}


def test_no_row_points_at_who_is_gone_but_those_we_name(world, commits):
    ana = world.member
    leave(ana)
    with commits():
        purge(number=ana.pk)
    pointing = set()
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if field.related_model is Member and model._base_manager.filter(**{field.name: ana.pk}).exists():
                pointing.add(f"{model._meta.label}.{field.name}")
    # The place in a thread, and what moderators decided.
    assert pointing <= {
        "comments.Comment.author",
        "moderation.Case.about",
        "moderation.Decision.about",
        "moderation.Report.about",
        "moderation.Decision.member",
        "moderation.Report.member",
        "moderation.Sanction.member",
    }


def test_others_keep_theirs_and_the_place_in_the_thread(world, bo, visitor, commits):
    leave(world.member)
    with commits():
        purge(number=world.member.pk)
    post = Post.objects.get(author=bo, title__startswith="Jug")
    text = visitor.get(post.get_absolute_url()).content.decode()
    assert "jackdawanswer" in text
    assert "Deleted member" in text
    assert (post.like_count, post.comment_count) == (0, 1)
    assert Report.objects.filter(about=world.member).exists()
    assert Decision.objects.filter(about=world.member).exists()


def test_who_reported_reads_no_word_of_theirs_any_more(world, client_for, cleo, mia, commits):
    made = Report.objects.get(about=world.member)
    write_to_reporter(case=made.case, by=mia, reporter=cleo, text="Thank you.")
    client = client_for(cleo)
    assert "kestrelremoved" in client.get("/decisions/").content.decode()
    leave(world.member)
    with commits():
        purge(number=world.member.pk)
    for address in ("/decisions/", "/notifications/"):
        page = client.get(address).content.decode()
        assert not [word for word in world.own if word in page], address
    assert "a member who has left" in client.get("/decisions/").content.decode()


def test_a_receipt_goes_to_the_address_on_file(world, mailoutbox):
    leave(world.member)
    mailoutbox.clear()
    purge(number=world.member.pk)
    assert [message.to for message in mailoutbox] == [["kestrelemail@example.org"]]
    assert "deleted" in mailoutbox[0].subject


def test_mail_that_fails_keeps_nobody_here(ana, settings):
    leave(ana)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert purge(number=ana.pk)
    assert not User.objects.filter(email="ana@example.org").exists()


def test_who_still_has_time_or_came_back_is_left_alone(ana, bo):
    ask_to_leave(member=ana, by=ana)
    leave(bo)
    numbers = due_to_go(timezone.now())
    come_back(member=bo, by=bo)
    assert numbers == [bo.pk]
    assert not purge(number=bo.pk)
    assert not purge(number=ana.pk)
    assert User.objects.filter(member__in=[ana, bo], is_active=True).count() == 2


def test_the_command_says_how_many_and_never_who(world, capsys, caplog):
    leave(world.member)
    call_command("purge_members")
    call_command("purge_members")
    said = capsys.readouterr().out
    assert said.splitlines() == [
        "Deleted 1 members, to be tried again 0.",
        "Deleted 0 members, to be tried again 0.",
    ]
    assert not {word for word in {*world.own, "@ana"} if word in said + caplog.text}


def test_one_who_can_not_be_deleted_does_not_keep_the_others(ada, ana, capsys):
    for member in (ada, ana):
        Member.objects.filter(pk=member.pk).update(leaves_at=timezone.now() - dt.timedelta(days=1))
    call_command("purge_members")
    assert "Deleted 1 members, to be tried again 1." in capsys.readouterr().out
    assert User.objects.get(pk=ada.user.pk).is_active


def test_a_copy_being_made_when_its_owner_is_deleted_is_never_finished(ana, commits):
    export = Export.objects.create(member=ana, state=Export.State.MAKING, started_at=timezone.now())
    leave(ana)
    with commits():
        purge(number=ana.pk)
    assert not Export.objects.filter(pk=export.pk).exists()
