"""A member says that a decision was wrong; somebody else answers."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from community.common.errors import NotAllowed, OperationRefused
from community.members.models import Member
from community.moderation import operations
from community.moderation.models import Appeal, Case, Decision
from community.moderation.permissions import can_answer_appeal
from community.moderation.verdicts import Measure, Verdict
from community.notifications.kinds import Kind as News
from community.posts.models import Post
from tests.conftest import make_member
from tests.factories.decisions import remove, suspend_member
from tests.moderation.conftest import KIND, answers, notices, told

OWN = "/decisions/"


@pytest.fixture
def removed(post, bo, mia):
    operations.report(target=post, by=bo, rule=KIND)
    return remove(target=post, by=mia, rule=KIND)


@pytest.fixture
def made(removed, ana):
    return operations.appeal(decision=removed, by=ana, text="It was a joke.")


def answer(made, by, state):
    return operations.decide_appeal(appeal=made, by=by, state=state, answer="We looked again.")


def test_an_appeal_promises_an_answer_and_is_made_once(made, removed, ana, bo):
    assert made.answer_by.date() == (timezone.now() + timedelta(days=7)).date()
    assert Case.objects.get().state == Case.State.APPEALED
    with pytest.raises(OperationRefused, match="already"):
        operations.appeal(decision=removed, by=ana, text="Once more.")
    with pytest.raises(NotAllowed):
        operations.appeal(decision=removed, by=bo, text="I think so too.")


def test_whoever_decided_does_not_answer_the_appeal(made, mia, ada):
    assert not can_answer_appeal(mia, made)
    with pytest.raises(NotAllowed, match="yourself"):
        answer(made, mia, Appeal.State.UPHELD)
    assert can_answer_appeal(ada, made)


def test_a_decision_that_stands_is_told_to_its_author_alone(made, ada, ana, bo):
    answer(made, ada, Appeal.State.UPHELD)
    assert "The decision stands." in told(ana)[1] and "We looked again." in told(ana)[1]
    assert len(answers(bo)) == 1 and notices(bo, News.MODERATORS_WROTE) == []
    assert (Post.objects.get().is_removed, Case.objects.get().state) == (True, Case.State.CLOSED)
    with pytest.raises(OperationRefused, match="answered already"):
        answer(made, ada, Appeal.State.REVERSED)


def test_a_decision_that_was_wrong_is_undone_and_both_are_told(made, ada, ana, bo):
    answer(made, ada, Appeal.State.REVERSED)
    assert not Post.objects.get().is_removed
    assert len(told(ana)) == 2 and "took it back" in told(ana)[1]
    assert len(answers(bo)) == 1 and len(notices(bo, News.MODERATORS_WROTE)) == 1
    assert Decision.objects.get(action="reverse").reverses == made.decision


def test_while_an_appeal_waits_only_the_appeal_is_answered(made, removed, mia):
    with pytest.raises(OperationRefused, match="appeal"):
        operations.reverse_decision(decision=removed, by=mia, reason="Never mind.")


def test_where_there_is_nobody_else_an_administrator_answers_even_their_own(post, ana, ada):
    decision = remove(target=post, by=ada, rule=KIND)
    made = operations.appeal(decision=decision, by=ana, text="It was a joke.")
    assert can_answer_appeal(ada, made)
    second = make_member("second")
    second.user.is_superuser = True
    second.user.save()
    assert not can_answer_appeal(ada, made)


def test_whoever_confirmed_a_decision_about_many_has_no_part_in_its_appeal(post, ana, bo, mia, ada):
    case = operations.report(target=post, by=bo, rule=KIND).case
    verdict = Verdict((Measure(Decision.Action.REMOVE),), KIND, "Spam.")
    proposal = operations.propose_decision(cases=[case], by=mia, verdict=verdict, reason="A wave of it.")
    (decision,) = operations.confirm_proposal(proposal=proposal, by=ada).decisions
    made = operations.appeal(decision=decision, by=ana, text="Not spam.")
    third = make_member("third")
    third.user.groups.set(mia.user.groups.all())
    assert [can_answer_appeal(one, made) for one in (mia, ada, third)] == [False, False, True]


def test_it_can_be_too_late_but_never_while_it_holds(removed, ana, bo, mia):
    year = suspend_member(
        member=ana, by=mia, rule=KIND, until=timezone.now() + timedelta(days=300), message="Enough."
    )
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        with pytest.raises(OperationRefused, match="too late"):
            operations.appeal(decision=removed, by=ana, text="Late.")
        operations.appeal(decision=year, by=ana, text="Still suspended.")


def test_a_suspended_member_reads_the_decision_and_appeals(client_for, ana, mia, future):
    decision = suspend_member(member=ana, by=mia, rule=KIND, until=future, message="Enough.")
    client = client_for(Member.objects.get(pk=ana.pk))
    assert client.get("/").status_code == 403
    page = client.get(OWN).content.decode()
    assert "Enough." in page and "within 7 days" in page
    address = reverse("moderation:appeal", args=[decision.pk])
    assert client.post(address, {"text": "I am sorry."}).headers["Location"] == OWN
    assert Appeal.objects.get().text == "I am sorry."
    assert "You appealed." in client.get(OWN).content.decode()


def test_a_refused_appeal_keeps_what_was_typed(client_for, ana, removed):
    answer = client_for(ana).post(reverse("moderation:appeal", args=[removed.pk]), {"text": "x" * 2001})
    assert answer.status_code == 422
    assert "at most 2000" in answer.content.decode() and "x" * 2001 in answer.content.decode()


def test_decisions_of_others_do_not_exist(client_for, visitor, cleo, removed):
    address = reverse("moderation:appeal", args=[removed.pk])
    assert client_for(cleo).post(address, {"text": "Me too."}).status_code == 404
    assert "Ugly bowls" not in client_for(cleo).get(OWN).content.decode()
    assert visitor.get(OWN).status_code == visitor.post(address).status_code == 302
