"""Holding, removing, restoring and dismissing."""

import pytest
from wagtail.models import ModelLogEntry

from community.comments.models import Comment
from community.common.errors import NotAllowed, OperationRefused
from community.members.models import Member
from community.moderation.models import Decision, ModerationState, Report
from community.moderation.operations import decide, report
from community.moderation.rules import CitedRule, something_else
from community.moderation.signals import content_moderated
from community.moderation.verdicts import Measure, Verdict
from community.posts.models import Post
from community.posts.operations import delete_post
from tests.factories.decisions import dismiss_case, dismiss_reports, hold, remove, restore
from tests.factories.posts import a_comment, a_post
from tests.moderation.conftest import KIND, answers, told

ACTIONS = {"hold": hold, "remove": remove}


@pytest.mark.parametrize(("action", "state"), [("hold", "held"), ("remove", "removed")])
def test_a_post_goes_out_of_sight(post, mia, bo, action, state):
    ACTIONS[action](target=post, by=mia, rule=KIND)
    assert Post.objects.get().moderation_state == state == post.moderation_state
    assert not Post.objects.visible_to(bo).exists()
    assert not Post.objects.visible_to(None).exists()


def test_its_author_still_sees_what_is_held_but_not_what_is_removed(post, ana, mia):
    hold(target=post, by=mia, rule=KIND)
    assert Post.objects.visible_to(ana).exists()
    remove(target=post, by=mia, rule=KIND)
    assert not Post.objects.visible_to(ana).exists()


def test_the_words_stay_and_it_can_be_put_back(post, bo, mia):
    words = post.text
    remove(target=post, by=mia, rule=KIND)
    restore(target=post, by=mia)
    assert Post.objects.visible_to(bo).get().text == words


def test_a_comment_can_be_removed(post, cleo, bo, mia):
    comment = a_comment(post, cleo, "Awful.")
    remove(target=comment, by=mia, rule=KIND)
    assert not Comment.objects.visible_to(bo).exists()
    assert Comment.objects.get().text == "Awful."


def test_the_author_reads_what_was_decided_why_and_how_to_answer(post, ana, mia):
    remove(target=post, by=mia, rule=KIND, message="Please write about the glaze.")
    (text,) = told(ana)
    assert text.startswith("The moderators removed your post “Ugly bowls”.")
    assert "Our rule: Be kind\nTalk about the work, not the person." in text
    assert "The moderators say: Please write about the glaze." in text
    assert "write to hello@localhost" in text
    assert "Mia" not in text


def test_every_reporter_gets_one_outcome_and_the_author_one_notice(post, ana, bo, cleo, mia):
    report(target=post, by=bo, rule=KIND)
    report(target=post, by=cleo, rule=KIND)
    decision = remove(target=post, by=mia, rule=KIND)
    assert len(told(ana)) == len(answers(bo)) == len(answers(cleo)) == 1
    assert "We removed it." in answers(bo)[0]
    assert {(one.status, one.decision, one.open_key) for one in Report.objects.all()} == {
        ("upheld", decision, None)
    }
    with pytest.raises(OperationRefused):
        remove(target=post, by=mia, rule=KIND)
    assert len(told(ana)) == len(answers(bo)) == 1


def test_who_reported_is_in_nothing_the_author_reads(post, ana, bo, mia):
    report(target=post, by=bo, rule=KIND, note="canary-note")
    remove(target=post, by=mia, rule=KIND)
    (text,) = told(ana)
    assert not any(word in text for word in ("Bo Follower", "bobo", "canary-note", "report"))


def test_what_the_author_is_told_is_not_what_the_reporter_is_told(post, ana, bo, mia):
    report(target=post, by=bo, rule=KIND)
    remove(target=post, by=mia, rule=KIND, message="A word only for Ana.")
    assert "A word only for Ana." not in answers(bo)[0]


def test_dismissing_answers_reporters_and_never_tells_the_author(post, ana, bo, mia):
    report(target=post, by=bo, rule=KIND)
    dismiss_reports(target=post, by=mia, message="We talked about it.")
    assert told(ana) == []
    assert "We leave it as it is" in answers(bo)[0]
    assert "We talked about it." in answers(bo)[0]
    assert Report.objects.get().status == "dismissed"


def test_a_case_is_decided_once(post, bo, mia):
    report(target=post, by=bo, rule=KIND)
    dismiss_reports(target=post, by=mia)
    with pytest.raises(OperationRefused, match="decided already"):
        dismiss_reports(target=post, by=mia)
    assert len(answers(bo)) == 1


def test_reports_about_what_its_author_deleted_can_be_answered(post, ana, bo, mia):
    case = report(target=post, by=bo, rule=KIND).case
    delete_post(post=post, by=ana)
    case.refresh_from_db()
    dismiss_case(case, mia)
    assert "Its author has deleted it" in answers(bo)[0]
    assert told(ana) == []


def test_what_is_deleted_cannot_be_removed(post, ana, bo, mia):
    case = report(target=post, by=bo, rule=KIND).case
    delete_post(post=post, by=ana)
    case.refresh_from_db()
    with pytest.raises(OperationRefused, match="deleted"):
        decide(case=case, by=mia, verdict=Verdict((Measure(Decision.Action.REMOVE),), KIND, "Because."))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((hold,), hold),
        ((remove,), hold),
        ((remove,), remove),
    ],
)
def test_what_is_done_is_not_done_again(post, ana, mia, before, after):
    for step in before:
        step(target=post, by=mia, rule=KIND)
    with pytest.raises(OperationRefused, match="already"):
        after(target=post, by=mia, rule=KIND)
    assert len(told(ana)) == len(before)


def test_what_is_visible_cannot_be_restored(post, mia):
    with pytest.raises(OperationRefused):
        restore(target=post, by=mia)


def test_a_stranger_and_an_editor_decide_nothing(post, bo, cleo, ed, ana):
    report(target=post, by=bo, rule=KIND)
    for outsider in (cleo, ed, ana):
        for action in (hold, remove):
            with pytest.raises(NotAllowed):
                action(target=post, by=outsider, rule=KIND)
        with pytest.raises(NotAllowed):
            restore(target=post, by=outsider)
        with pytest.raises(NotAllowed):
            dismiss_reports(target=post, by=outsider)
    assert not Decision.objects.exists()


def test_a_moderator_decides_nothing_about_themselves(mia, bo):
    own = a_post(mia)
    report(target=own, by=bo, rule=KIND)
    for attempt in (
        lambda: remove(target=own, by=mia, rule=KIND),
        lambda: hold(target=own, by=mia, rule=KIND),
        lambda: dismiss_reports(target=own, by=mia),
    ):
        with pytest.raises(NotAllowed, match="yourself"):
            attempt()


def test_only_an_administrator_decides_about_staff(mia, ada, bo):
    of_a_moderator = a_post(mia)
    of_an_administrator = a_post(ada)
    with pytest.raises(NotAllowed, match="administrator"):
        remove(target=of_an_administrator, by=mia, rule=KIND)
    remove(target=of_a_moderator, by=ada, rule=KIND)
    assert Post.objects.get(pk=of_a_moderator.pk).is_removed


def test_a_suspended_moderator_decides_nothing(post, mia, future):
    Member.objects.filter(pk=mia.pk).update(suspended_until=future)
    with pytest.raises(NotAllowed):
        remove(target=post, by=Member.objects.get(pk=mia.pk), rule=KIND)


def test_where_no_rule_fits_the_author_needs_a_reason(post, mia):
    with pytest.raises(OperationRefused, match="your own words"):
        remove(target=post, by=mia, rule=something_else(), message="")
    remove(target=post, by=mia, rule=something_else(), message="It shows somebody's address.")


def test_the_rule_is_kept_as_it_read_that_day(post, mia):
    decision = remove(target=post, by=mia, rule=CitedRule("x", "t" * 300, "then"))
    assert (decision.rule_id, len(decision.rule_title), decision.rule_text) == ("x", 200, "then")


def test_floors_above_hear_of_it(post, mia):
    heard = []

    def listen(sender, content, state, **kwargs):
        heard.append((sender, content, state))

    content_moderated.connect(listen)
    try:
        hold(target=post, by=mia, rule=KIND)
        restore(target=post, by=mia)
    finally:
        content_moderated.disconnect(listen)
    assert heard == [(Post, post, ModerationState.HELD), (Post, post, ModerationState.VISIBLE)]


def test_the_audit_log_says_who_did_what_and_why_but_not_the_words(post, mia, bo):
    report(target=post, by=bo, rule=KIND, note="canary")
    decision = remove(target=post, by=mia, rule=KIND, message="Because.")
    entry = ModelLogEntry.objects.get(action="moderation.remove")
    assert (entry.user, entry.object_id) == (mia.user, str(post.pk))
    assert entry.label == f"Post {post.pk}, @ana"
    assert entry.data == {"decision": decision.pk, "rule": "Be kind", "message": "Because.", "until": ""}
    assert str(entry.message) == "Removed under “Be kind”"


def test_members_are_not_held(ana, mia):
    with pytest.raises(OperationRefused):
        hold(target=ana, by=mia, rule=KIND)
