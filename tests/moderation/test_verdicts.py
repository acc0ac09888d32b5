"""Deciding several things at once: what has to be given, what happens, how it ends, what everybody reads."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from community.comments.operations import write_comment
from community.common.errors import NotAllowed, OperationRefused
from community.members.models import Member
from community.moderation import operations
from community.moderation.models import Case, Decision, Sanction
from community.moderation.notices import letters
from community.moderation.operations import report
from community.moderation.rules import something_else
from community.moderation.verdicts import Measure, Verdict, as_json, from_json
from community.notifications.kinds import Kind as News
from community.posts.models import Post
from community.posts.operations import edit_post
from tests.factories.decisions import suspend_member
from tests.moderation.conftest import KIND, answers, notices, told

Action = Decision.Action
WEEK = timedelta(days=7)


@pytest.fixture
def case(post, bo):
    return report(target=post, by=bo, rule=KIND).case


def verdict(*actions, note="Needles", **given):
    until = timezone.now() + WEEK
    ending = {Action.SUSPEND, Action.SILENCE, Action.LIMIT}
    measures = (
        Measure(one, until if one in ending else None, note if one == Action.SENSITIVE else "")
        for one in actions
    )
    return Verdict(tuple(measures), **{"rule": KIND, "message": "Because.", **given})


def decide(case, by, *actions, **given):
    return operations.decide(case=case, by=by, verdict=verdict(*actions, **given))


def test_several_things_at_once_are_one_decision_one_notice_and_one_outcome(case, post, ana, bo, mia):
    made = decide(case, mia, Action.REMOVE, Action.WARN, Action.SILENCE)
    assert made.action == Action.REMOVE
    assert {one.action for one in made.sanctions.all()} == {"remove", "warn", "silence"}
    assert Post.objects.get().is_removed and Member.objects.get(pk=ana.pk).is_silenced
    (to_author,), (to_bo,) = told(ana), answers(bo)
    assert "removed your post" in to_author and "can’t post" in to_author and "warn you" in to_author
    assert "We removed it. The account can’t write anything for some time. We warned" in to_bo
    assert (Case.objects.get().state, made.notice) == (Case.State.DECIDED, to_author)


@pytest.mark.parametrize(
    "actions",
    [
        (Action.REMOVE, Action.SUSPEND),
        (Action.HOLD,),
        (Action.SENSITIVE, Action.LOCK),
        (Action.LIMIT, Action.WARN),
        (Action.DISMISS,),
    ],
)
def test_the_preview_is_what_is_sent(case, ana, bo, mia, actions):
    chosen = verdict(*actions, reporter_message="We talked.")
    shown = letters(chosen, case)
    operations.decide(case=case, by=mia, verdict=chosen)
    assert told(ana) == ([shown.author] if shown.author else [])
    assert answers(bo) == ([shown.reporter] if shown.reporter else [])


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"rule": None}, "rule"),
        ({"message": "  "}, "reason"),
        ({"rule": something_else(), "message": ""}, "own words"),
    ],
)
def test_rule_and_reason_are_needed(case, mia, given, complaint):
    with pytest.raises(OperationRefused, match=complaint):
        decide(case, mia, Action.REMOVE, **given)
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("measures", "complaint"),
    [
        ((), "choose what"),
        ((Measure(Action.SUSPEND),), "when it ends"),
        ((Measure(Action.REMOVE), Measure(Action.HOLD)), "not both"),
        ((Measure(Action.REMOVE), Measure(Action.DISMISS)), "together"),
        ((Measure(Action.SENSITIVE),), "content note"),
        ((Measure(Action.RESTORE),), "visible already"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(case, mia, measures, complaint):
    with pytest.raises(OperationRefused, match=complaint):
        operations.decide(case=case, by=mia, verdict=Verdict(measures, KIND, "Because."))
    assert not Decision.objects.exists() and Case.objects.get().is_open


def test_a_content_note_stays_until_it_is_taken_back(case, post, ana, mia):
    made = decide(case, mia, Action.SENSITIVE)
    values = {"text": post.text, "title": post.title, "pictures": [], "tags": []}
    edit_post(post=post, by=ana, content_note="", **values)
    assert Post.objects.get().content_note == "Needles"
    operations.reverse_decision(decision=made, by=mia, reason="We were wrong.")
    assert Post.objects.get().content_note == ""


def test_locked_comments_open_by_themselves(case, post, ana, cleo, mia):
    until = timezone.now() + WEEK
    operations.decide(case=case, by=mia, verdict=Verdict((Measure(Action.LOCK, until),), KIND, "Because."))
    for member in (ana, cleo):
        with pytest.raises(NotAllowed, match="closed the comments"):
            write_comment(post=post, by=member, text="But")
    with time_machine.travel(until + timedelta(seconds=1)):
        assert operations.end_sanctions() == 1
        write_comment(post=Post.objects.get(), by=cleo, text="Now")
        assert "open again" in notices(ana, News.MODERATORS_WROTE)[0]


def test_a_limited_member_is_in_the_lists_of_followers_only(case, ana, bo, cleo, mia):
    decide(case, mia, Action.LIMIT)
    assert Post.objects.listed_for(bo).exists() and not Post.objects.listed_for(cleo).exists()
    assert Post.objects.visible_to(cleo).exists()


def test_sanctions_end_by_themselves_once_and_say_so(case, ana, mia):
    decide(case, mia, Action.SUSPEND, Action.WARN)
    with time_machine.travel(timezone.now() + WEEK + timedelta(minutes=1)):
        assert (operations.end_sanctions(), operations.end_sanctions()) == (1, 0)
        ended = Sanction.objects.get(action="suspend")
        assert (ended.ending, Member.objects.get(pk=ana.pk).suspended_until) == ("expired", None)
        assert "Your suspension has ended." in notices(ana, News.MODERATORS_WROTE)[0]
        assert Sanction.objects.active().get().action == "warn"


def test_taking_back_undoes_everything_and_tells_both_without_a_second_outcome(case, post, ana, bo, mia):
    made = decide(case, mia, Action.REMOVE, Action.SUSPEND)
    operations.reverse_decision(decision=made, by=mia, reason="The rule did not fit.")
    assert not Post.objects.get().is_removed and not Member.objects.get(pk=ana.pk).is_suspended
    assert "took it back" in told(ana)[1] and "The rule did not fit." in told(ana)[1]
    assert len(answers(bo)) == 1
    (update,) = notices(bo, News.MODERATORS_WROTE)
    assert "took that decision back" in update and "The rule did not fit." not in update
    with pytest.raises(OperationRefused, match="holds any more"):
        operations.reverse_decision(decision=made, by=mia, reason="Again.")


def test_taking_back_a_longer_suspension_leaves_the_shorter_one(ana, mia, future):
    suspend_member(member=ana, by=mia, rule=KIND, until=future)
    longer = suspend_member(member=ana, by=mia, rule=KIND, until=future + WEEK)
    operations.reverse_decision(decision=longer, by=mia, reason="Too long.")
    assert Member.objects.get(pk=ana.pk).suspended_until == future


def test_what_is_held_is_decided_before_it_is_left_alone(case, post, ana, bo, mia):
    decide(case, mia, Action.HOLD)
    assert (Case.objects.get().state, answers(bo)) == (Case.State.WAITING, [])
    with pytest.raises(OperationRefused, match="held"):
        decide(case, mia, Action.DISMISS)
    decide(case, mia, Action.RESTORE)
    assert "put it back" in answers(bo)[0] and len(told(ana)) == 2


def test_a_decided_case_is_not_decided_again(case, mia, ada):
    decide(case, mia, Action.WARN)
    with pytest.raises(OperationRefused, match="decided already"):
        decide(case, ada, Action.WARN)


def test_fifty_are_decided_at_once_and_more_need_a_second(case, mia):
    with pytest.raises(OperationRefused, match="second moderator"):
        operations.decide_many(cases=[case] * 51, by=mia, verdict=verdict(Action.WARN))
    done = operations.decide_many(cases=[case, case], by=mia, verdict=verdict(Action.WARN))
    assert (len(done.decisions), [reason for _case, reason in done.left]) == (
        1,
        ["This case has been decided already."],
    )


def test_a_verdict_can_be_kept_and_read_again():
    chosen = verdict(Action.SUSPEND, Action.SENSITIVE, reporter_message="Thanks.")
    assert from_json(as_json(chosen)) == chosen


def test_removing_what_was_held_replaces_the_holding(case, mia):
    decide(case, mia, Action.HOLD)
    decide(case, mia, Action.REMOVE)
    assert dict(Sanction.objects.values_list("action", "ending")) == {"hold": "replaced", "remove": ""}
