"""A member tells the moderators."""

import pytest

from community.common.errors import NotAllowed, OperationRefused
from community.members.operations import edit_profile, leave_community
from community.moderation.models import Report
from community.moderation.operations import AlreadyReported, report, write_to_reporter
from community.notifications.models import Notification
from community.posts.models import Post
from community.posts.operations import edit_post
from tests.factories.decisions import dismiss_reports, hold, remove
from tests.factories.posts import a_comment, a_post
from tests.moderation.conftest import HONEST, KIND


def test_a_report_keeps_the_rule_the_note_and_a_copy(post, bo):
    made = report(target=post, by=bo, rule=KIND, note="She is a beginner.")
    kept = Report.objects.get()
    assert made == kept
    assert (kept.kind, kept.post, kept.about, kept.reporter) == ("post", post, post.author, bo)
    assert (kept.rule_id, kept.rule_title, kept.rule_text) == (KIND.id, KIND.title, KIND.text)
    assert kept.note == "She is a beginner."
    assert kept.snapshot == "Ugly bowls\n\nThese look like something a dog would refuse."
    assert kept.is_open


def test_the_copy_stays_when_the_words_change(post, bo, ana):
    report(target=post, by=bo, rule=KIND)
    type(post).objects.filter(pk=post.pk).update(text="Lovely bowls.")
    assert "dog" in Report.objects.get().snapshot


def test_the_copy_of_a_post_has_its_tags(ana, bo):
    report(target=a_post(ana, "Twill.", tags=["weaving"]), by=bo, rule=KIND)
    assert "Tags: weaving" in Report.objects.get().snapshot


def test_the_copy_of_a_profile_has_every_field(ana, bo):
    edit_profile(
        member=ana,
        by=ana,
        display_name="Ana",
        pronouns="she",
        biography="Buy my bowls.",
        links=["https://example.org/shop"],
    )
    report(target=ana, by=bo, rule=KIND)
    copy = Report.objects.get().snapshot
    assert copy == "Ana (@ana)\n\nshe\n\nBuy my bowls.\n\nhttps://example.org/shop"


def test_a_comment_can_be_reported(post, ana, bo, cleo):
    comment = a_comment(post, cleo, "Awful.")
    made = report(target=comment, by=bo, rule=KIND)
    assert (made.kind, made.comment, made.about) == ("comment", comment, cleo)


def test_reporting_twice_keeps_one_report_and_says_so(post, bo):
    report(target=post, by=bo, rule=KIND, note="first")
    with pytest.raises(AlreadyReported, match="already"):
        report(target=post, by=bo, rule=HONEST, note="second")
    assert Report.objects.get().note == "first"


def test_two_people_may_report_the_same_thing(post, bo, cleo):
    report(target=post, by=bo, rule=KIND)
    report(target=post, by=cleo, rule=KIND)
    assert Report.objects.open().about_thing(f"post:{post.pk}").count() == 2


def test_after_the_answer_it_may_be_reported_again(post, bo, mia):
    report(target=post, by=bo, rule=KIND)
    dismiss_reports(target=post, by=mia)
    report(target=post, by=bo, rule=KIND)
    assert Report.objects.count() == 2


def test_nobody_reports_themselves_or_their_own(post, ana):
    for own in (post, ana):
        with pytest.raises(NotAllowed):
            report(target=own, by=ana, rule=KIND)


@pytest.mark.parametrize("take_away", [hold, remove])
def test_what_one_cannot_see_one_cannot_report(post, bo, mia, take_away):
    take_away(target=post, by=mia, rule=KIND)
    with pytest.raises(NotAllowed):
        report(target=post, by=bo, rule=KIND)


def test_a_note_too_long_is_refused(post, bo):
    with pytest.raises(OperationRefused, match="1000"):
        report(target=post, by=bo, rule=KIND, note="x" * 1001)
    assert not Report.objects.exists()


def test_a_note_is_cleaned(post, bo):
    assert report(target=post, by=bo, rule=KIND, note="  right\u202eleft\r\n ").note == "rightleft"


def test_the_report_of_somebody_who_left_stays_without_their_name(post, bo):
    report(target=post, by=bo, rule=KIND)
    leave_community(member=bo, by=bo)
    assert Report.objects.get().reporter is None


def test_who_reported_learns_no_title_and_no_name_from_later(post, ana, bo, mia):
    made = report(target=post, by=bo, rule=KIND)
    edit_post(post=post, by=ana, title="A secret", text=post.text, pictures=[], tags=[], audience="me")
    edit_profile(member=ana, by=ana, display_name="New Name", pronouns="", biography="", links=[])
    write_to_reporter(case=made.case, by=mia, reporter=bo, text="Thank you.")
    remove(target=Post.objects.get(pk=post.pk), by=mia, rule=KIND, message="x")
    said = " ".join(one.text for one in Notification.objects.filter(recipient=bo))
    assert "Ugly bowls" in said and "secret" not in said and "New Name" not in said
