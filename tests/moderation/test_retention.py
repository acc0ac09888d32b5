"""What is kept, and for how long."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from community.members.operations import leave_community
from community.moderation import operations
from community.moderation.models import (
    Case,
    CaseEvent,
    CaseMessage,
    CaseNote,
    Decision,
    Report,
    Sanction,
    Snapshot,
)
from community.pictures.models import Picture
from community.posts.models import Post
from tests.factories.decisions import remove, restore, suspend_member
from tests.factories.pictures import a_picture
from tests.factories.posts import a_post
from tests.moderation.conftest import KIND


def run(name="moderation_retention"):
    told = StringIO()
    call_command(name, stdout=told)
    return told.getvalue()


@pytest.fixture
def post(ana):
    return a_post(ana, "Bowls.", pictures=[a_picture(ana)])


def in_days(days):
    return time_machine.travel(timezone.now() + timedelta(days=days))


def test_removed_posts_are_deleted_after_thirty_days_and_not_before(
    post, bo, mia, django_capture_on_commit_callbacks
):
    operations.report(target=post, by=bo, rule=KIND)
    remove(target=post, by=mia, rule=KIND)
    with in_days(29):
        assert "0 removed" in run()
    with in_days(31), django_capture_on_commit_callbacks(execute=True):
        assert "1 removed" in run()
    assert not Post.objects.exists() and not Picture.objects.exists()
    assert (Sanction.objects.get().ending, Snapshot.objects.count()) == ("purged", 1)


def test_an_appeal_keeps_it_until_it_is_answered(post, ana, mia):
    decision = remove(target=post, by=mia, rule=KIND)
    operations.appeal(decision=decision, by=ana, text="Please look again.")
    with in_days(31):
        run()
    assert Post.objects.exists()


def test_what_was_put_back_stays(post, mia):
    remove(target=post, by=mia, rule=KIND)
    restore(target=post, by=mia)
    with in_days(31):
        run()
    assert Post.objects.exists()


def test_evidence_outlives_the_profile_and_goes_after_a_year(
    post, ana, bo, mia, django_capture_on_commit_callbacks
):
    made = operations.report(target=post, by=bo, rule=KIND, note="Look.")
    operations.note(case=made.case, by=mia, text="Seen before.")
    operations.write_to_reporter(case=made.case, by=mia, reporter=bo, text="Thanks.")
    remove(target=post, by=mia, rule=KIND)
    path = made.copy.pictures.get().path
    leave_community(member=ana, by=ana)
    with in_days(364):
        assert "evidence: 0" in run("keep_retention")
    assert Snapshot.objects.get().profile["handle"] == "ana" and default_storage.exists(path)
    with in_days(366), django_capture_on_commit_callbacks(execute=True):
        assert "evidence: 1" in run("keep_retention") and "evidence: 0" in run("keep_retention")
    assert not default_storage.exists(path)
    assert not any(model.objects.exists() for model in (Snapshot, CaseNote, CaseMessage))
    kept = repr([*CaseEvent.objects.values_list("data"), *Decision.objects.values_list("notice")])
    assert "Bowls" not in kept and "remove" in kept
    assert (Report.objects.get().note, Report.objects.get().headline, Case.objects.count()) == ("", "", 1)


def test_evidence_of_open_cases_stays(post, bo):
    operations.report(target=post, by=bo, rule=KIND)
    with in_days(400):
        run("keep_retention")
    assert Snapshot.objects.exists()


def test_the_command_ends_what_is_over_and_says_so(post, ana, mia):
    suspend_member(member=ana, by=mia, rule=KIND, until=timezone.now() + timedelta(days=1))
    assert "0 sanctions ended" in run("end_sanctions")
    with in_days(2):
        assert "1 sanctions ended" in run("end_sanctions") and "0 sanctions ended" in run("end_sanctions")
    with in_days(40):
        assert "1 cases closed" in run("end_sanctions")
