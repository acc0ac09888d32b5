"""What goes by itself goes on its day and not before."""

import datetime as dt

import pytest
from allauth.usersessions.models import UserSession
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from community.accounts.models import KnownDevice
from community.exports.retention import RULES, keep_retention
from community.members.models import Member
from community.moderation.models import Case, Report, Snapshot

pytestmark = pytest.mark.django_db


def aged(member, days):
    """One row of every kind in the table, as old as that."""
    at = timezone.now() - dt.timedelta(days=days)
    key = f"{days}".zfill(32)
    UserSession.objects.create(
        user=member.user, session_key=key, ip="192.0.2.0", user_agent="x", last_seen_at=at
    )
    KnownDevice.objects.create(user=member.user, fingerprint=key, last_seen_at=at)
    task = DBTaskResult.objects.create(
        task_path="x",
        args_kwargs={},
        backend_name="default",
        run_after=at,
        status="SUCCESSFUL",
        finished_at=at,
    )
    gone = Member.objects.create(handle=f"gone_{days}", left_at=at)
    case = Case.objects.create(
        kind="member", thing_key=key, about=gone, state=Case.State.DECIDED, is_open=False, decided_at=at
    )
    copy = Snapshot.objects.create(case=case, digest=key, text="words")
    report = Report.objects.create(
        case=case, copy=copy, kind="member", thing_key=key, note="more", status="upheld", closed_at=at
    )
    return task, report


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (13, {"sessions": 0, "devices": 0, "tasks": 0, "evidence": 0}),
        (15, {"sessions": 1, "devices": 0, "tasks": 0, "evidence": 0}),
        (31, {"sessions": 1, "devices": 0, "tasks": 1, "evidence": 0}),
        (181, {"sessions": 1, "devices": 1, "tasks": 1, "evidence": 0}),
        (366, {"sessions": 1, "devices": 1, "tasks": 1, "evidence": 1}),
    ],
)
def test_each_kind_is_kept_as_long_as_the_table_says(ana, days, expected):
    aged(ana, days)
    assert keep_retention() == expected
    assert set(keep_retention().values()) == {0}


def test_a_task_that_waits_is_never_thrown_away(ana):
    task, _report = aged(ana, 400)
    DBTaskResult.objects.filter(pk=task.pk).update(status="READY", finished_at=None)
    keep_retention()
    assert DBTaskResult.objects.filter(pk=task.pk).exists()


def test_what_waits_for_a_decision_keeps_its_copies(ana):
    _task, report = aged(ana, 400)
    Case.objects.update(state=Case.State.OPEN, is_open=True, decided_at=None)
    keep_retention()
    report.refresh_from_db()
    assert (report.snapshot, report.note) == ("words", "more")


def test_the_command_says_what_it_did(ana, capsys):
    aged(ana, 400)
    call_command("keep_retention")
    assert capsys.readouterr().out.strip() == "sessions: 1, devices: 1, tasks: 1, evidence: 1"
    assert [rule.age.days for rule in RULES] == [14, 180, 30, 365]
