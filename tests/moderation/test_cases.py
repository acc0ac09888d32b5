"""Reports become cases; moderators claim them, hand them on, and talk about them."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.utils import timezone

from community.common.errors import NotAllowed, OperationRefused
from community.moderation import operations
from community.moderation.models import AuditEntry, Case, CaseEvent, CaseMessage, Harm, Snapshot
from community.moderation.operations import report
from community.moderation.rules import CitedRule
from community.notifications.kinds import Kind as News
from community.posts.models import Post
from tests.conftest import make_member
from tests.factories.decisions import dismiss_reports, remove, restore
from tests.factories.pictures import a_picture
from tests.factories.posts import a_post
from tests.moderation.conftest import KIND, notices

GRAVE = CitedRule("33333333-3333-4333-8333-333333333333", "No threats", "Threaten nobody.", version=4, harm=4)


@pytest.fixture
def case(post, bo):
    return report(target=post, by=bo, rule=KIND).case


@pytest.fixture
def max_(mia):
    member = make_member("maxi", "Max Moderator")
    member.user.groups.set(mia.user.groups.all())
    return member


def test_reports_about_one_thing_join_one_case(post, bo, cleo):
    first, second = (report(target=post, by=by, rule=KIND) for by in (bo, cleo))
    assert first.case == second.case
    kept = Case.objects.get()
    assert (kept.report_count, kept.state, kept.about, kept.rule_title) == (2, "open", post.author, "Be kind")


def test_a_decided_thing_that_is_reported_again_gets_a_new_case(post, bo, mia, case):
    dismiss_reports(target=post, by=mia)
    again = report(target=post, by=bo, rule=KIND).case
    assert again != case
    assert [one.is_open for one in Case.objects.order_by("id")] == [False, True]


def test_the_gravest_rule_makes_the_harm_and_keeps_its_version(post, bo, cleo, case):
    assert case.harm == Harm.MEDIUM
    made = report(target=post, by=cleo, rule=GRAVE)
    assert (Case.objects.get().harm, made.rule_version) == (Harm.URGENT, 4)


def test_there_is_one_copy_for_each_state_of_the_thing(post, bo, cleo, ada, case):
    report(target=post, by=cleo, rule=KIND)
    assert Snapshot.objects.count() == 1
    Post.objects.filter(pk=post.pk).update(text="Nicer words.")
    report(target=Post.objects.get(), by=ada, rule=KIND)
    assert [one.text for one in case.snapshots.order_by("id")] == [
        "Ugly bowls\n\nThese look like something a dog would refuse.",
        "Ugly bowls\n\nNicer words.",
    ]
    assert case.snapshots.first().profile["handle"] == "ana"


def test_pictures_are_kept_in_files_of_their_own(ana, bo):
    picture = a_picture(ana, alt_text="A bowl")
    post = a_post(ana, pictures=[picture])
    kept = report(target=post, by=bo, rule=KIND).copy.pictures.get()
    assert (kept.source_key, kept.alt_text) == (picture.key, "A bowl")
    assert default_storage.exists(kept.path)
    assert not kept.path.startswith(("pictures/", "closed/"))


def test_a_report_that_is_refused_leaves_no_file(ana, bo):
    post = a_post(ana, pictures=[a_picture(ana)])
    path = report(target=post, by=bo, rule=KIND).copy.pictures.get().path
    folder = path.rpartition("/")[0].rpartition("/")[0]
    before = _files(folder)
    with pytest.raises(OperationRefused):
        report(target=post, by=bo, rule=KIND)
    assert _files(folder) == before


def _files(folder):
    return sorted(
        name
        for part in default_storage.listdir(folder)[0]
        for name in default_storage.listdir(f"{folder}/{part}")[1]
    )


def test_a_claim_keeps_others_from_deciding_until_it_times_out(post, mia, max_, case):
    operations.claim(case=case, by=mia)
    assert Case.objects.get().state == Case.State.CLAIMED
    with pytest.raises(OperationRefused, match="Mia Moderator is looking"):
        dismiss_reports(target=post, by=max_)
    with time_machine.travel(timezone.now() + timedelta(hours=3)):
        assert operations.end_claims() == 1
        assert Case.objects.get().state == Case.State.OPEN
        dismiss_reports(target=post, by=max_)


def test_who_claimed_it_decides(post, mia, case):
    operations.claim(case=case, by=mia)
    operations.claim(case=case, by=mia)
    remove(target=post, by=mia, rule=KIND)
    assert case.events.filter(kind="claimed").count() == 1


def test_a_case_is_handed_over_or_taken_over_with_a_reason(mia, max_, case):
    operations.claim(case=case, by=mia)
    operations.hand_over(case=case, by=mia, to=max_)
    assert Case.objects.get().holder == max_
    with pytest.raises(OperationRefused, match="why"):
        operations.take_over(case=case, by=mia, reason=" ")
    operations.take_over(case=case, by=mia, reason="Max is ill.")
    assert Case.objects.get().holder == mia
    assert AuditEntry.objects.get(action="taken_over").why == "Max is ill."


def test_only_who_may_decide_is_given_a_case(mia, cleo, bo, case):
    with pytest.raises(NotAllowed):
        operations.hand_over(case=case, by=mia, to=cleo)
    about_mia = report(target=mia, by=bo, rule=KIND).case
    for attempt in (operations.claim, operations.wait_for_answer):
        with pytest.raises(NotAllowed):
            attempt(case=about_mia, by=mia)
    with pytest.raises(NotAllowed):
        operations.claim(case=case, by=cleo)


def test_a_claim_is_given_back_by_its_holder_only(mia, max_, case):
    operations.claim(case=case, by=mia)
    with pytest.raises(OperationRefused):
        operations.release(case=case, by=max_)
    operations.release(case=case, by=mia)
    assert Case.objects.get().state == Case.State.OPEN


def test_notes_are_for_moderators(mia, bo, ana, case):
    operations.note(case=case, by=mia, text="Seen this before.")
    for outsider in (bo, ana):
        with pytest.raises(NotAllowed):
            operations.note(case=case, by=outsider, text="Let me in.")


def test_the_team_writes_to_each_apart_and_without_its_names(mia, ana, bo, cleo, post, case):
    report(target=post, by=cleo, rule=KIND)
    operations.write_to_author(case=case, by=mia, text="What did you mean?")
    operations.write_to_reporter(case=case, by=mia, reporter=bo, text="Where did you see it?")
    (to_author,), (to_bo,) = (notices(member, News.MODERATORS_WROTE) for member in (ana, bo))
    assert "What did you mean?" in to_author and "Where did you see it?" in to_bo
    assert "Mia" not in to_author + to_bo and "Bo" not in to_author
    assert notices(cleo, News.MODERATORS_WROTE) == []
    assert CaseMessage.objects.filter(person=bo).get().by == mia


def test_who_was_told_can_answer_and_ends_the_waiting(mia, ana, bo, cleo, case):
    with pytest.raises(NotAllowed, match="no longer here"):
        operations.answer_team(case=case, by=ana, text="What case?")
    operations.write_to_author(case=case, by=mia, text="What did you mean?")
    operations.wait_for_answer(case=case, by=mia)
    operations.answer_team(case=case, by=ana, text="It was a joke.")
    operations.answer_team(case=case, by=bo, text="More to say.")
    assert Case.objects.get().state == Case.State.OPEN
    with pytest.raises(NotAllowed):
        operations.answer_team(case=case, by=cleo, text="Hello")
    assert [one.text for one in case.messages.filter(person=ana).order_by("id")] == [
        "What did you mean?",
        "It was a joke.",
    ]


def test_a_rule_of_the_site_can_open_a_case_and_hold_but_nothing_graver(post, ana, mia):
    case = operations.hold_by_rule(target=post, rule=KIND, why="The word “refuse”.")
    assert Post.objects.get().is_held
    assert (case.source, case.is_open, case.decisions.get().by) == (Case.Source.RULE, True, None)
    assert operations.hold_by_rule(target=post, rule=KIND, why="Again.") == case
    restore(target=post, by=mia)
    assert not Case.objects.get().is_open


def test_reading_what_is_private_is_kept_in_the_log(mia, cleo, case):
    operations.note_reading(case=case, by=mia, what="picture")
    entry = AuditEntry.objects.get(action="read")
    assert (entry.actor, entry.after["what"]) == ("mia", "picture")
    with pytest.raises(NotAllowed):
        operations.note_reading(case=case, by=cleo, what="picture")


def test_harm_is_set_by_moderators(mia, ana, case):
    operations.set_harm(case=case, by=mia, harm=Harm.HIGH)
    assert Case.objects.get().harm == Harm.HIGH
    assert case.events.filter(kind=CaseEvent.Kind.HARM_SET).exists()
    with pytest.raises(OperationRefused):
        operations.set_harm(case=case, by=mia, harm=9)
