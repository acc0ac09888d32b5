"""The log that nobody changes unseen."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from community.moderation import operations
from community.moderation.models import AuditEntry
from tests.factories.decisions import remove
from tests.moderation.conftest import KIND

pytestmark = pytest.mark.django_db


@pytest.fixture
def some(post, bo, mia):
    operations.report(target=post, by=bo, rule=KIND, note="canary")
    remove(target=post, by=mia, rule=KIND, message="Because.")
    return list(AuditEntry.objects.in_order())


def verified():
    told = StringIO()
    call_command("verify_audit", stdout=told, stderr=told)
    return told.getvalue()


def change(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_it_says_who_did_what_when_and_why(some, bo, mia):
    assert [(one.number, one.actor_id, one.actor, one.action) for one in some] == [
        (1, bo.pk, "", "opened"),
        (2, bo.pk, "", "reported"),
        (3, mia.pk, "mia", "decided"),
        (4, None, "", "answered"),
    ]
    assert (some[2].why, some[2].before, some[2].after["actions"]) == (
        "Because.",
        {"state": "open"},
        ["remove"],
    )


def test_it_quotes_nobody_and_names_only_moderators(some, post):
    said = str([(one.actor, one.why, one.before, one.after) for one in some])
    assert not {word for word in ("canary", "bobo", post.author.handle, post.title) if word in said}


def test_a_log_as_it_was_written_is_whole(some):
    assert "4 entries, all as they were written." in verified()


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE moderation_auditentry SET why = 'Something else.' WHERE number = 3",
        "UPDATE moderation_auditentry SET actor = 'ada' WHERE number = 1",
        "DELETE FROM moderation_auditentry WHERE number = 2",
        "DELETE FROM moderation_auditentry WHERE number = 4",
    ],
)
def test_what_was_changed_or_deleted_is_found(some, tampering):
    change(tampering)
    with pytest.raises(CommandError) as failure:
        verified()
    assert failure.value.returncode == 1


def test_code_can_only_add(some):
    for attempt in (
        some[0].save,
        some[0].delete,
        AuditEntry.objects.all().delete,
        lambda: AuditEntry.objects.update(why=""),
    ):
        with pytest.raises(TypeError, match="only ever added to"):
            attempt()
    assert "4 entries" in verified()
