"""The page of one case: everything a moderator can do with it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from community.common.errors import OperationRefused
from community.moderation import operations
from community.moderation.models import (
    AuditEntry,
    CannedText,
    Case,
    CaseMessage,
    CaseNote,
    Decision,
    Proposal,
)
from community.moderation.operations import claim, report
from community.notifications.kinds import Kind as News
from community.posts.models import Post
from tests.conftest import make_member
from tests.factories.decisions import remove
from tests.moderation.conftest import HONEST, KIND, answers, notices, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(post, bo, cleo):
    report(target=post, by=cleo, rule=HONEST, note="cleo’s note")
    return report(target=post, by=bo, rule=KIND, note="bo’s note").case


@pytest.fixture
def second():
    member = make_member("second", "Second Moderator")
    member.user.is_superuser = True
    member.user.save()
    return member


def page_of(case):
    return reverse("cases_of_moderation:inspect", args=[case.pk])


def press(client, case, deed, **typed):
    return client.post(page_of(case), {"deed": deed, **typed}, follow=True)


def test_the_page_shows_everything_around_the_case(client_for, mia, ana, bo, case):
    operations.note(case=case, by=mia, text="Seen this before.")
    page = client_for(mia).get(page_of(case)).content.decode()
    for words in (
        "something a dog would refuse",
        "It reads the same today.",
        "bo’s note",
        "cleo’s note",
        "1 report so far",
        "Seen this before.",
        "reported this under “Be kind”",
        "0 decisions so far",
    ):
        assert words in page, words
    assert page.count("They don’t learn who reported.") == 1
    assert "ana@example.org" not in page and "bobo@example.org" not in page


def test_of_grave_ones_the_notes_are_covered_as_well(client_for, mia, case):
    client, veil = client_for(mia), 'class="mod-veil"'
    assert veil not in client.get(page_of(case)).content.decode()
    Case.objects.update(harm=4)
    page = client.get(page_of(case)).content.decode()
    for note in ("bo’s note", "cleo’s note"):
        before = page[: page.index(note)]
        assert page.count(note) == 1 and before.rindex(veil) > before.rfind("</details>")


def test_a_case_costs_the_same_with_two_reporters_as_with_ten(client_for, mia, post, case):
    client = client_for(mia)
    client.get(page_of(case))
    with CaptureQueriesContext(connection) as few:
        client.get(page_of(case))
    for number in range(8):
        report(target=post, by=make_member(f"many{number}"), rule=KIND)
    with CaptureQueriesContext(connection) as many:
        client.get(page_of(case))
    assert len(many) == len(few) <= 70


def test_a_case_is_claimed_put_back_and_handed_over(client_for, mia, second, case):
    client = client_for(mia)
    assert "This case is yours until" in press(client, case, "claim").content.decode()
    assert Case.objects.get().holder == mia
    press(client, case, "wait")
    assert Case.objects.get().state == "waiting"
    press(client, case, "harm", harm="4")
    assert Case.objects.get().harm == 4
    assert "in the queue again" in press(client, case, "release").content.decode()
    press(client, case, "hand_over", to=str(second.pk))
    assert Case.objects.get().holder == second


def test_what_another_has_claimed_is_taken_over_with_a_reason_only(client_for, mia, second, case):
    claim(case=case, by=second)
    client = client_for(mia)
    assert "Second Moderator is looking at this." in client.get(page_of(case)).content.decode()
    assert press(client, case, "claim").status_code == 422
    refused = press(client, case, "take_over", text=" ")
    assert refused.status_code == 422 and "say why you take" in refused.content.decode()
    press(client, case, "take_over", text="They are ill.")
    assert Case.objects.get().holder == mia


@pytest.mark.parametrize("deed", ["hand_over", "release", "harm", "reporter"])
def test_what_makes_no_sense_is_refused_in_a_sentence(client_for, mia, case, deed):
    answer = press(client_for(mia), case, deed, to="999999", harm="9", reporter="x", text="kept")
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_an_unknown_deed_is_not_there(client_for, mia, case):
    assert press(client_for(mia), case, "nonsense").status_code == 404


def test_messages_go_to_one_person_in_the_teams_name(client_for, mia, ana, bo, cleo, case):
    client = client_for(mia)
    press(client, case, "author", text="Was this a joke?")
    press(client, case, "reporter", reporter=str(bo.pk), text="Where did you see it?")
    assert "Was this a joke?" in notices(ana, News.MODERATORS_WROTE)[0]
    assert "Where did you see it?" in notices(bo, News.MODERATORS_WROTE)[0]
    assert "Mia" not in notices(ana, News.MODERATORS_WROTE)[0]
    assert notices(cleo, News.MODERATORS_WROTE) == []
    page = client.get(page_of(case)).content.decode()
    assert "Was this a joke?" in page and "Where did you see it?" in page


def test_somebody_who_has_not_reported_is_not_written_to(client_for, mia, case):
    stranger = make_member("stranger")
    assert press(client_for(mia), case, "reporter", reporter=str(stranger.pk), text="Hm?").status_code == 422
    assert not CaseMessage.objects.exists()


@pytest.mark.parametrize("deed", ["note", "author"])
def test_words_that_are_too_long_are_kept(client_for, mia, case, deed):
    answer = press(client_for(mia), case, deed, text="kept-words " + "x" * 4000)
    assert answer.status_code == 422
    assert "kept-words" in answer.content.decode() and "at most" in answer.content.decode()
    assert not CaseNote.objects.exists() and not CaseMessage.objects.exists()


REMOVE = {"measures": ["remove", "warn"], "rule": KIND.id, "message": "Talk about bowls.", "length": "week"}
REASONED = REMOVE | {"rule": "something-else"}


def test_the_preview_is_word_for_word_what_is_sent(client_for, mia, ana, bo, cleo, case):
    client = client_for(mia)
    preview = client.post(
        page_of(case), {"deed": "preview", **REASONED, "reporter_message": "You were right."}
    )
    letters = preview.context["letters"]
    assert "Talk about bowls." in letters.author and "You were right." in letters.reporter
    assert "The moderators warn you because of your post" in preview.content.decode()
    assert not Decision.objects.exists()
    client.post(page_of(case), {"deed": "decide", **REASONED, "reporter_message": "You were right."})
    assert told(ana) == [letters.author]
    assert answers(bo) == answers(cleo) == [letters.reporter]
    assert Post.objects.get().is_removed and Case.objects.get().state == "decided"


def test_one_goes_back_from_the_preview_and_finds_everything(client_for, mia, case):
    answer = client_for(mia).post(page_of(case), {"deed": "change", **REASONED})
    form = answer.context["form"]
    assert form["message"].value() == "Talk about bowls." and form["measures"].value() == ["remove", "warn"]
    assert answer.status_code == 200 and not Decision.objects.exists()


@pytest.mark.parametrize(
    ("form", "complaint"),
    [
        ({}, "Please choose what should happen."),
        ({"measures": ["remove"], "message": "kept-words"}, "Please choose the rule"),
        ({"measures": ["remove"], "rule": "something-else"}, "in your own words"),
        ({"measures": ["remove", "dismiss"], "rule": "something-else", "message": "x"}, "together with"),
        ({"measures": ["hold", "remove"], "rule": "something-else", "message": "x"}, "not both"),
        ({"measures": ["suspend"], "rule": "something-else", "message": "x"}, "for how long"),
        (
            {"measures": ["silence"], "rule": "something-else", "message": "x", "length": "date"},
            "choose the day",
        ),
        ({"measures": ["sensitive"], "rule": "something-else", "message": "x"}, "in a few words"),
        ({"measures": ["lift"], "rule": "something-else", "message": "x"}, "not one of the available"),
        ({"measures": ["dismiss"]}, "Please give the reason"),
    ],
)
@pytest.mark.parametrize("step", ["preview", "decide"])
def test_what_is_missing_is_said_and_what_was_typed_is_kept(client_for, mia, case, step, form, complaint):
    answer = client_for(mia).post(page_of(case), {"deed": step, "content_note": "", **form})
    assert answer.status_code == 422
    assert complaint in answer.content.decode()
    assert form.get("message", "") in answer.content.decode()
    assert not Decision.objects.exists()


def test_leaving_it_tells_those_who_reported_alone(client_for, mia, ana, bo, case):
    form = {"deed": "decide", "measures": ["dismiss"], "reporter_message": "It is about the bowls."}
    client_for(mia).post(page_of(case), form)
    assert "It is about the bowls." in answers(bo)[0] and told(ana) == []


def test_a_canned_text_is_put_in_beside_what_was_typed(client_for, mia, case):
    text = CannedText.objects.create(title="Kind", text="Please talk about the work.", reader="author")
    form = {"deed": "put_in", "measures": ["warn"], "message": "Hello Ana.", "canned_author": str(text.pk)}
    answer = client_for(mia).post(page_of(case), form)
    assert answer.context["form"]["message"].value() == "Hello Ana.\n\nPlease talk about the work."
    assert answer.context["form"]["measures"].value() == ["warn"]


def test_somebody_else_decided_meanwhile(client_for, mia, ada, ana, case):
    client_for(ada).post(page_of(case), {"deed": "decide", **REASONED})
    answer = client_for(mia).post(page_of(case), {"deed": "decide", **REASONED})
    assert answer.status_code == 422
    assert len(told(ana)) == 1


def test_about_staff_only_an_administrator_decides(client_for, mia, ada, bo):
    made = report(target=ada, by=bo, rule=KIND).case
    client = client_for(mia)
    assert "Only an administrator can decide" in client.get(page_of(made)).content.decode()
    assert press(client, made, "claim").status_code == 422
    assert client.post(page_of(made), {"deed": "decide", **REASONED}).status_code == 422


@pytest.mark.parametrize("who", ["ana", "ed"])
def test_the_case_is_closed_to_everybody_else(client_for, visitor, case, who, request):
    client = client_for(request.getfixturevalue(who))
    claiming = client.post(page_of(case), {"deed": "claim"})
    for answer in (client.get(page_of(case)), claiming, visitor.get(page_of(case))):
        assert answer.status_code == 302
        assert b"cleo" not in answer.content
    assert Case.objects.get().claimed_by is None


def test_deleting_for_good_is_proposed_confirmed_by_another_and_never_by_oneself(
    client_for, mia, ada, ana, post, case
):
    remove(target=post, by=mia, rule=KIND)
    press(client_for(mia), case, "delete", text="A photograph of a passport.")
    address = reverse("proposals_of_moderators:inspect", args=[Proposal.objects.get().pk])
    own = client_for(mia).get(address).content.decode()
    assert "Somebody else has to confirm" in own and "Confirm and do it" not in own
    assert client_for(mia).post(address, {"answer": "confirm"}).status_code == 422
    assert client_for(ada).post(address, {"answer": "confirm"}).status_code == 302
    assert Proposal.objects.get().state == "confirmed"
    assert client_for(ada).post(address, {"answer": "confirm"}).status_code == 422


def test_a_proposal_is_declined_and_nothing_happens(client_for, mia, ada, post, case):
    remove(target=post, by=mia, rule=KIND)
    proposal = operations.propose_deletion(case=case, by=mia, reason="Old.")
    address = reverse("proposals_of_moderators:inspect", args=[proposal.pk])
    assert client_for(ada).post(address, {"answer": "maybe"}).status_code == 404
    client_for(ada).post(address, {"answer": "decline"})
    assert Proposal.objects.get().state == "declined" and Post.objects.exists()


def test_opening_what_is_for_few_is_noted_once_a_day(client_for, mia, ana, post, case):
    client = client_for(mia)
    client.get(page_of(case))
    assert not AuditEntry.objects.filter(action="read").exists()
    Post.objects.update(audience="followers")
    client.get(page_of(case))
    client.get(page_of(case))
    entry = AuditEntry.objects.get(action="read")
    assert (entry.actor, entry.after["what"]) == ("mia", "case")


def test_grave_words_stand_behind_a_warning_and_are_counted(client_for, mia, case):
    client = client_for(mia)
    assert "mod-veil" not in client.get(page_of(case)).content.decode()
    Case.objects.update(harm=3)
    assert '<details class="mod-veil">' in client.get(page_of(case)).content.decode()
    assert "Today you opened 1 grave or private case" in client.get("/admin/").content.decode()
    assert "enough for today" not in client.get("/admin/").content.decode()


def test_a_decision_is_taken_back_from_its_page_with_a_reason(client_for, mia, ada, ana, bo, post, case):
    decision = remove(target=post, by=mia, rule=KIND)
    address = reverse("decisions_of_moderators:take_back", args=[decision.pk])
    client = client_for(ada)
    assert client.get(address).status_code == 405
    refused = client.post(address, {"text": " "})
    assert refused.status_code == 422 and "Please give the reason" in refused.content.decode()
    assert client.post(address, {"text": "We were wrong."}).status_code == 302
    assert Post.objects.get().moderation_state == "visible" and "We were wrong." in told(ana)[1]
    again = client.post(address, {"text": "kept-words"})
    assert again.status_code == 422 and "kept-words" in again.content.decode()


def test_the_operation_says_no_to_who_may_not(mia, bo, case):
    with pytest.raises(OperationRefused):
        claim(case=case, by=bo)
