"""Deciding about many reports at once."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from community.moderation import operations
from community.moderation.models import Decision, Report
from community.moderation.operations import remove, report
from community.posts.models import Post
from tests.factories.posts import a_post
from tests.moderation.conftest import HONEST, KIND, answers, told

pytestmark = pytest.mark.django_db

REASON = {"rule": "something-else", "message": "Advertising."}


def address(action, *chosen, query=""):
    ids = "&".join(f"id={one if isinstance(one, str) else one.pk}" for one in chosen)
    return reverse("wagtail_bulk_action", args=["moderation", "report", action]) + f"?{ids}{query}"


@pytest.fixture
def three(ana, bo):
    return [report(target=a_post(ana, f"Buy {number}"), by=bo, rule=KIND) for number in range(3)]


@pytest.mark.parametrize(("action", "state"), [("hold", "held"), ("remove", "removed")])
def test_the_chosen_are_decided_about_under_one_id_in_the_log(client_for, mia, ana, bo, three, action, state):
    answer = client_for(mia).post(address(action, *three[:2]), REASON)
    assert answer.status_code == 302
    assert sorted(Post.objects.values_list("moderation_state", flat=True)) == sorted(
        [state, state, "visible"]
    )
    assert len(told(ana)) == 2
    # What is only held is not decided yet.
    assert len(answers(bo)) == (2 if action == "remove" else 0)
    entries = ModelLogEntry.objects.filter(action=f"moderation.{action}")
    assert len({entry.uuid for entry in entries}) == 1
    assert {entry.user for entry in entries} == {mia.user}


def test_many_can_be_left_as_they_are(client_for, mia, ana, bo, three):
    client_for(mia).post(address("dismiss", *three), {"message": "We talked."})
    assert {one.status for one in Report.objects.all()} == {"dismissed"}
    assert len(answers(bo)) == 3
    assert told(ana) == []


def test_the_page_before_shows_what_will_be_decided_about(client_for, mia, three):
    page = client_for(mia).get(address("remove", *three)).content.decode()
    assert "3 reports are chosen." in page
    assert "Buy 1" in page


def test_without_a_rule_nothing_happens(client_for, mia, three):
    answer = client_for(mia).post(address("remove", *three), {"message": "typed"})
    assert "Please choose the rule" in answer.content.decode()
    assert "typed" in answer.content.decode()
    assert not Decision.objects.exists()


def test_reports_about_one_thing_make_one_decision(client_for, mia, bo, cleo, ana):
    post = a_post(ana)
    chosen = [report(target=post, by=bo, rule=KIND), report(target=post, by=cleo, rule=KIND)]
    client_for(mia).post(address("remove", *chosen), REASON)
    assert Decision.objects.count() == len(told(ana)) == len(answers(bo)) == len(answers(cleo)) == 1


def test_select_all_means_all_that_the_list_showed(client_for, mia, ana, bo, three):
    other = report(target=ana, by=bo, rule=HONEST)
    client_for(mia).post(address("dismiss", "all", query="&kind=post&q=Buy+1"), {})
    assert not Report.objects.get(pk=three[1].pk).is_open
    client_for(mia).post(address("dismiss", "all", query="&kind=post"), {})
    assert [one.pk for one in Report.objects.open()] == [other.pk]


def test_what_is_not_theirs_to_decide_stays(client_for, mia, ada, bo, three):
    own = report(target=a_post(mia), by=bo, rule=KIND)
    of_staff = report(target=a_post(ada), by=bo, rule=KIND)
    client_for(mia).post(address("remove", own, of_staff, three[0]), REASON)
    assert {one.pk for one in Report.objects.open()} == {own.pk, of_staff.pk, three[1].pk, three[2].pk}
    client_for(mia).post(address("dismiss", "all"), {})
    assert {one.pk for one in Report.objects.open()} == {own.pk, of_staff.pk}


def test_what_cannot_be_done_is_said_and_the_rest_is_done(client_for, mia, ana, bo, three):
    about_member = report(target=ana, by=bo, rule=KIND)
    answer = client_for(mia).post(address("remove", about_member, *three), REASON, follow=True)
    page = answer.content.decode()
    assert "Decided about 3 things." in page
    assert "Only posts and comments can be held, removed or restored." in page
    assert Report.objects.open().get() == about_member


def test_answered_reports_are_not_answered_again(client_for, mia, ana, bo, three):
    remove(target=three[0].post, by=mia, rule=KIND)
    client_for(mia).post(address("dismiss", three[0]), {})
    assert len(answers(bo)) == 1
    assert Decision.objects.count() == 1


@pytest.mark.parametrize("chosen", ["0", "999999", "x", "9" * 30, "1;DROP"])
def test_numbers_that_mean_nothing_do_nothing(client_for, mia, three, chosen):
    assert client_for(mia).get(address("remove", chosen)).status_code == 200
    assert client_for(mia).post(address("remove", chosen), REASON).status_code == 302
    assert not Decision.objects.exists()


def test_more_than_one_moderator_may_decide_alone_are_left_to_two(client_for, mia, three, monkeypatch):
    monkeypatch.setattr(operations, "BULK_ALONE", 2)
    answer = client_for(mia).post(address("remove", *three), REASON, follow=True)
    assert "need a second moderator" in answer.content.decode()
    assert not Decision.objects.exists()


def test_without_a_reason_nothing_happens(client_for, mia, three):
    answer = client_for(mia).post(address("remove", *three), {"rule": "something-else", "message": " "})
    assert "Please give the reason" in answer.content.decode()
    assert not Decision.objects.exists()
