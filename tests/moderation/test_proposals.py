"""What takes two moderators: deleting for good, and deciding about very many."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from community.comments.models import Comment
from community.common.errors import NotAllowed, OperationRefused
from community.moderation import operations
from community.moderation.models import Decision, Proposal
from community.moderation.verdicts import Measure, Verdict
from community.posts.models import Post
from tests.factories.decisions import dismiss_reports, remove
from tests.factories.posts import a_comment, a_post
from tests.moderation.conftest import KIND, answers, told

SPAM = Verdict((Measure(Decision.Action.REMOVE),), KIND, "Advertising.")


@pytest.fixture
def case(post, bo, mia):
    case = operations.report(target=post, by=bo, rule=KIND).case
    remove(target=post, by=mia, rule=KIND)
    return case


def test_one_proposes_another_confirms_and_it_is_gone(case, mia, ada):
    proposal = operations.propose_deletion(case=case, by=mia, reason="Somebody’s address.")
    with pytest.raises(NotAllowed, match="Somebody else"):
        operations.confirm_proposal(proposal=proposal, by=mia)
    assert Post.objects.exists()
    operations.confirm_proposal(proposal=proposal, by=ada)
    assert not Post.objects.exists()
    assert case.snapshots.exists()
    with pytest.raises(OperationRefused, match="closed"):
        operations.confirm_proposal(proposal=proposal, by=ada)


def test_a_comment_with_answers_leaves_a_place_without_words(post, bo, cleo, mia, ada):
    comment = a_comment(post, cleo, "Awful.")
    a_comment(post, bo, "Why?", parent=comment)
    case = remove(target=comment, by=mia, rule=KIND).case
    operations.confirm_proposal(
        proposal=operations.propose_deletion(case=case, by=mia, reason="A threat."), by=ada
    )
    assert (Comment.objects.get(pk=comment.pk).text, Comment.objects.count()) == ("", 2)


def test_only_what_is_removed_and_not_appealed_can_be_deleted(post, ana, bo, mia):
    case = operations.report(target=post, by=bo, rule=KIND).case
    with pytest.raises(OperationRefused, match="removed"):
        operations.propose_deletion(case=case, by=mia, reason="Now.")
    decision = remove(target=post, by=mia, rule=KIND)
    operations.appeal(decision=decision, by=ana, text="Please read it again.")
    with pytest.raises(OperationRefused, match="appeal"):
        operations.propose_deletion(case=case, by=mia, reason="Now.")


def test_many_are_decided_by_one_and_confirmed_by_another(ana, bo, mia, ada):
    cases = [operations.report(target=a_post(ana, f"Buy {each}"), by=bo, rule=KIND).case for each in range(3)]
    proposal = operations.propose_decision(cases=cases, by=mia, verdict=SPAM, reason="A wave.")
    done = operations.confirm_proposal(proposal=proposal, by=ada)
    assert {decision.by for decision in done.decisions} == {mia}
    assert len(told(ana)) == len(answers(bo)) == 3


def test_a_proposal_is_declined_or_runs_out(case, mia, ada):
    first, second = (operations.propose_deletion(case=case, by=mia, reason="Now.") for _ in range(2))
    operations.decline_proposal(proposal=first, by=ada)
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert operations.expire_proposals() == 1
        with pytest.raises(OperationRefused, match="closed"):
            operations.confirm_proposal(proposal=second, by=ada)
    assert [one.state for one in Proposal.objects.order_by("id")] == ["declined", "expired"]
    assert Post.objects.exists()


def test_nobody_confirms_what_is_about_themselves(mia, ada, bo, cleo):
    of_mia = operations.report(target=a_post(mia), by=bo, rule=KIND).case
    proposal = operations.propose_decision(cases=[of_mia], by=ada, verdict=SPAM, reason="Spam.")
    with pytest.raises(NotAllowed):
        operations.confirm_proposal(proposal=proposal, by=mia)
    assert list(Proposal.objects.for_moderator(mia)) == []
    with pytest.raises(NotAllowed):
        operations.confirm_proposal(proposal=proposal, by=cleo)


def test_what_cannot_be_done_is_not_confirmed_and_can_be_tried_again(case, ana, mia, ada):
    deletion = operations.propose_deletion(case=case, by=mia, reason="Old.")
    decision = Decision.objects.get()
    operations.appeal(decision=decision, by=ana, text="Please read it again.")
    with pytest.raises(OperationRefused, match="appeal"):
        operations.confirm_proposal(proposal=deletion, by=ada)
    deletion.refresh_from_db()
    assert (deletion.state, deletion.decided_by, Post.objects.count()) == ("open", None, 1)
    operations.decide_appeal(appeal=decision.appeal, by=ada, state="upheld", answer="It stands.")
    operations.confirm_proposal(proposal=deletion, by=ada)
    assert Proposal.objects.get().state == "confirmed" and not Post.objects.exists()


def test_decisions_of_somebody_who_is_gone_are_not_confirmed(post, bo, mia, ada):
    case = operations.report(target=post, by=bo, rule=KIND).case
    operations.propose_decision(cases=[case], by=mia, verdict=SPAM, reason="A wave.")
    Proposal.objects.update(proposed_by=None)
    with pytest.raises(OperationRefused, match="no longer here"):
        operations.confirm_proposal(proposal=Proposal.objects.get(), by=ada)
    assert Proposal.objects.get().state == "open" and not Decision.objects.exists()


@pytest.mark.parametrize(("done", "said"), [(True, "Confirmed and done."), (False, "there was nothing left")])
def test_the_page_says_that_something_was_done_only_if_it_was(client_for, post, bo, mia, ada, done, said):
    case = operations.report(target=post, by=bo, rule=KIND).case
    proposal = operations.propose_decision(cases=[case], by=mia, verdict=SPAM, reason="A wave.")
    if not done:
        dismiss_reports(target=post, by=mia)
    address = reverse("proposals_of_moderators:inspect", args=[proposal.pk])
    page = client_for(ada).post(address, {"answer": "confirm"}, follow=True).content.decode()
    assert said in page and ("Confirmed and done." in page) is done
