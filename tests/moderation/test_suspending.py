"""Suspending members for a time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.common.errors import NotAllowed, OperationRefused
from community.members.models import Member
from community.members.operations import leave_community
from community.moderation.models import Decision, Report
from community.moderation.operations import claim, report
from community.posts.models import Post
from tests.factories.decisions import dismiss_reports, lift_suspension, suspend_member
from tests.moderation.conftest import KIND, answers, told


def test_a_suspended_member_and_their_posts_are_out_of_sight_until_then(post, ana, bo, mia, future):
    suspend_member(member=ana, by=mia, rule=KIND, until=future)
    assert ana.is_suspended
    assert not Member.objects.visible_to(bo).filter(pk=ana.pk).exists()
    assert not Post.objects.visible_to(bo).exists()


def test_it_ends_by_itself(post, ana, bo, mia, future):
    suspend_member(member=ana, by=mia, rule=KIND, until=future)
    Member.objects.update(suspended_until=timezone.now() - timedelta(seconds=1))
    assert Post.objects.visible_to(bo).exists()


def test_the_member_reads_until_when_and_why(ana, mia, future):
    suspend_member(member=ana, by=mia, rule=KIND, until=future, message="Three warnings.")
    (text,) = told(ana)
    assert "suspended your account until" in text
    assert str(future.year) in text
    assert "Our rule: Be kind" in text
    assert "Three warnings." in text


def test_lifting_ends_it_now_and_tells_them(ana, bo, mia, future):
    suspend_member(member=ana, by=mia, rule=KIND, until=future)
    lift_suspension(member=ana, by=mia)
    assert Member.objects.visible_to(bo).filter(pk=ana.pk).exists()
    assert "ended your suspension" in told(ana)[1]
    with pytest.raises(OperationRefused, match="not suspended"):
        lift_suspension(member=ana, by=mia)


@pytest.mark.parametrize(
    ("span", "complaint"), [(timedelta(minutes=-1), "future"), (timedelta(days=367), "a year")]
)
def test_the_end_lies_ahead_but_not_too_far(ana, mia, span, complaint):
    with pytest.raises(OperationRefused, match=complaint):
        suspend_member(member=ana, by=mia, rule=KIND, until=timezone.now() + span)
    assert not Member.objects.get(pk=ana.pk).is_suspended


def test_asking_for_the_same_end_again_tells_nobody_twice(ana, mia, future):
    suspend_member(member=ana, by=mia, rule=KIND, until=future)
    with pytest.raises(OperationRefused, match="already"):
        suspend_member(member=ana, by=mia, rule=KIND, until=future)
    assert len(told(ana)) == 1


def test_the_end_can_be_moved(ana, mia, future):
    suspend_member(member=ana, by=mia, rule=KIND, until=future)
    suspend_member(member=ana, by=mia, rule=KIND, until=future + timedelta(days=1))
    assert Member.objects.get(pk=ana.pk).suspended_until == future + timedelta(days=1)


def test_it_answers_the_reports_about_the_profile_and_the_post_that_led_here(
    post, ana, bo, cleo, mia, future
):
    about_post = report(target=post, by=bo, rule=KIND)
    report(target=ana, by=bo, rule=KIND)
    report(target=ana, by=cleo, rule=KIND)
    suspend_member(member=ana, by=mia, rule=KIND, until=future, because_of=about_post)
    assert not Report.objects.open().exists()
    assert len(answers(bo)) == len(answers(cleo)) == 1


def test_reports_about_other_things_stay_open(post, ana, bo, mia, future):
    report(target=post, by=bo, rule=KIND)
    suspend_member(member=ana, by=mia, rule=KIND, until=future)
    assert Report.objects.open().count() == 1


def test_nobody_suspends_themselves_or_staff(mia, ada, ed, ana, future):
    with pytest.raises(NotAllowed, match="yourself"):
        suspend_member(member=mia, by=mia, rule=KIND, until=future)
    with pytest.raises(NotAllowed, match="administrator"):
        suspend_member(member=ada, by=mia, rule=KIND, until=future)
    with pytest.raises(NotAllowed):
        suspend_member(member=ana, by=ed, rule=KIND, until=future)
    with pytest.raises(NotAllowed):
        lift_suspension(member=ana, by=ed)
    suspend_member(member=mia, by=ada, rule=KIND, until=future)
    assert Decision.objects.get().about == mia


def test_those_who_left_cannot_be_suspended(ana, mia, future):
    leave_community(member=ana, by=ana)
    with pytest.raises(OperationRefused, match="left"):
        suspend_member(member=ana, by=mia, rule=KIND, until=future)


def test_it_leaves_a_case_that_another_is_looking_at(post, ana, bo, mia, ada, future):
    made = report(target=post, by=bo, rule=KIND)
    claim(case=made.case, by=ada)
    with pytest.raises(OperationRefused, match="looking at this"):
        suspend_member(member=ana, by=mia, rule=KIND, until=future, because_of=made)
    assert not Member.objects.get(pk=ana.pk).is_suspended


def test_a_case_decided_meanwhile_stays_as_it_was_decided(post, ana, bo, mia, future):
    made = report(target=post, by=bo, rule=KIND)
    dismiss_reports(target=post, by=mia)
    with pytest.raises(OperationRefused, match="decided already"):
        suspend_member(member=ana, by=mia, rule=KIND, until=future, because_of=made)
    made.case.refresh_from_db()
    assert made.case.state == "closed" and len(answers(bo)) == 1
    assert not Member.objects.get(pk=ana.pk).is_suspended
