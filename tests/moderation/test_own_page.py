"""The page on which members read what moderators decided and wrote, and answer."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from community.moderation import operations
from community.moderation.models import CaseMessage
from tests.factories.decisions import remove, suspend_member
from tests.factories.posts import a_post
from tests.moderation.conftest import KIND

OWN = "/decisions/"


@pytest.fixture
def case(post, bo, mia):
    case = operations.report(target=post, by=bo, rule=KIND).case
    operations.write_to_reporter(case=case, by=mia, reporter=bo, text="Where did you see it?")
    return case


def test_a_reporter_reads_questions_and_the_outcome_and_answers(client_for, bo, mia, post, case):
    client = client_for(bo)
    page = client.get(OWN).content.decode()
    assert "Where did you see it?" in page and "have not decided yet" in page and "Mia" not in page
    answer = client.post(
        reverse("moderation:answer", args=[case.pk]), {"text": "On my own page."}, follow=True
    )
    assert "Thank you. The moderators read this." in answer.content.decode()
    assert CaseMessage.objects.filter(person=bo).order_by("id").last().text == "On my own page."
    remove(target=post, by=mia, rule=KIND)
    assert "We removed it." in client.get(OWN).content.decode()


def test_the_author_sees_nothing_of_it_before_somebody_tells_them(client_for, ana, case):
    client = client_for(ana)
    assert "Nothing has been decided" in client.get(OWN).content.decode()
    assert client.post(reverse("moderation:answer", args=[case.pk]), {"text": "What?"}).status_code == 404


def test_an_empty_answer_is_refused_and_one_too_long_kept(client_for, bo, case):
    address = reverse("moderation:answer", args=[case.pk])
    assert "Write something first." in client_for(bo).post(address, {"text": " "}).content.decode()
    answer = client_for(bo).post(address, {"text": "x" * 2001})
    assert answer.status_code == 422 and "x" * 2001 in answer.content.decode()


def test_whoever_appealed_reads_again_what_they_wrote(client_for, post, ana, mia):
    decision = remove(target=post, by=mia, rule=KIND)
    address = reverse("moderation:appeal", args=[decision.pk])
    answer = client_for(ana).post(address, {"text": "It was <b>a joke</b>."}, follow=True).text
    assert answer.count("Somebody other than the moderator who decided looks at it and answers by") == 2
    page = client_for(ana).get(OWN).content.decode()
    assert "It was &lt;b&gt;a joke&lt;/b&gt;." in page and "You appealed." in page


def test_the_suspended_are_shown_no_way_into_pages_that_are_closed_to_them(client_for, ana, mia, future):
    client = client_for(ana)
    ways = ('class="tabbar"', "<footer", 'href="/feed/"', 'href="/notifications/"', 'href="/latest/"')
    page = client.get(OWN).text
    assert [way for way in ways if way not in page] == []
    suspend_member(member=ana, by=mia, rule=KIND, until=future)
    page = client.get(OWN).text
    assert "Why do you think this was wrong?" in page
    assert [way for way in ways if way in page] == []


def folded(client):
    """Return what stands in the folded lists of the page, one text each."""
    parts = client.get(OWN).content.decode().split("<summary>What happened</summary>")[1:]
    return [" ".join(part.split("</details>")[0].split()) for part in parts]


@pytest.fixture
def decided(case, post, ana, cleo, mia):
    operations.report(target=post, by=cleo, rule=KIND, note="canary-note")
    operations.note(case=case, by=mia, text="canary-internal")
    operations.write_to_author(case=case, by=mia, text="Was it meant so?")
    operations.answer_team(case=case, by=ana, text="It was not.")
    return remove(target=post, by=mia, rule=KIND, message="Because of the dog.")


def test_the_author_reads_what_happened_without_the_reports_and_names(client_for, decided, ana):
    (text,) = folded(client_for(ana))
    for word in ("Was it meant so?", "It was not.", "decided: removed", "<b><bdi>You</bdi></b> answered"):
        assert word in text, word
    for secret in ("Bo", "Cleo", "Mia", "canary", "Where did you see it?", "report", "claimed"):
        assert secret not in text, secret


def test_a_reporter_reads_what_happened_without_the_author_and_the_others(client_for, decided, bo):
    (text,) = folded(client_for(bo))
    for word in ("reported this under “Be kind”", "Where did you see it?", "told you the outcome"):
        assert word in text, word
    for secret in ("It was not.", "Was it meant so?", "Cleo", "Mia", "canary", "Because of the dog."):
        assert secret not in text, secret


def test_several_decisions_in_one_case_fold_its_story_once(client_for, decided, ana, mia):
    operations.reverse_decision(decision=decided, by=mia, reason="We were wrong.")
    (text,) = folded(client_for(ana))
    assert "took the decision back" in text


def test_before_anything_is_decided_the_thread_has_it(client_for, case, ana, mia):
    operations.write_to_author(case=case, by=mia, text="Was it meant so?")
    (text,) = folded(client_for(ana))
    assert "wrote to you" in text and "report" not in text


def test_twelve_reports_need_as_many_queries_as_one(client_for, ana, bo, mia):
    client = client_for(bo)

    def reported(number):
        case = operations.report(target=a_post(ana, f"Post {number}"), by=bo, rule=KIND).case
        operations.write_to_reporter(case=case, by=mia, reporter=bo, text="Where?")

    reported(0)
    client.get(OWN)
    with CaptureQueriesContext(connection) as few:
        client.get(OWN)
    for number in range(1, 12):
        reported(number)
    with CaptureQueriesContext(connection) as many:
        assert len(folded(client)) == 12
    assert len(many) == len(few)
