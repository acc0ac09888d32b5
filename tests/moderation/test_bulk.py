"""Deciding about many cases at once."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from community.moderation.models import Case, Decision, Proposal, Report
from community.moderation.operations import report
from community.posts.models import Post
from tests.factories.decisions import remove
from tests.factories.posts import a_post
from tests.moderation.conftest import HONEST, KIND, answers, told

pytestmark = pytest.mark.django_db

REASON = {"rule": "something-else", "message": "Advertising."}
LEFT = {"message": "We talked."}


def address(action, *chosen, query=""):
    ids = "&".join(f"id={one if isinstance(one, str) else one.pk}" for one in chosen)
    return reverse("wagtail_bulk_action", args=["moderation", "case", action]) + f"?{ids}{query}"


@pytest.fixture
def three(ana, bo):
    return [report(target=a_post(ana, f"Buy {number}"), by=bo, rule=KIND).case for number in range(3)]


def still_open():
    return set(Case.objects.open().values_list("pk", flat=True))


@pytest.mark.parametrize(("action", "state"), [("hold", "held"), ("remove", "removed")])
def test_the_chosen_are_decided_under_one_id_in_the_log(client_for, mia, ana, bo, three, action, state):
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
    client_for(mia).post(address("dismiss", *three), LEFT)
    assert {one.status for one in Report.objects.all()} == {"dismissed"}
    assert len(answers(bo)) == 3 and "We talked." in answers(bo)[0]
    assert told(ana) == []


def test_the_page_before_shows_what_will_be_decided(client_for, mia, three):
    page = client_for(mia).get(address("remove", *three)).content.decode()
    assert "3 cases are chosen." in page
    assert f"Post {three[1].pk}" in page


@pytest.mark.parametrize(
    ("action", "typed", "complaint"),
    [
        ("remove", {"message": "typed"}, "Please choose the rule"),
        ("remove", {"rule": "something-else", "message": " "}, "Please give the reason"),
        ("dismiss", {"message": ""}, "Please give the reason"),
    ],
)
def test_without_rule_and_reason_nothing_happens(client_for, mia, three, action, typed, complaint):
    page = client_for(mia).post(address(action, *three), typed).content.decode()
    assert complaint in page and typed["message"] in page
    assert not Decision.objects.exists()


def test_select_all_means_all_that_the_list_showed(client_for, mia, ana, bo, three):
    other = report(target=ana, by=bo, rule=HONEST).case
    client_for(mia).post(address("dismiss", "all", query="&kind=post&q=Buy+1"), LEFT)
    assert three[1].pk not in still_open() and len(still_open()) == 3
    client_for(mia).post(address("dismiss", "all", query="&kind=post"), LEFT)
    assert still_open() == {other.pk}


def test_what_is_not_theirs_to_decide_stays(client_for, mia, ada, bo, three):
    own = report(target=a_post(mia), by=bo, rule=KIND).case
    of_staff = report(target=a_post(ada), by=bo, rule=KIND).case
    client_for(mia).post(address("remove", own, of_staff, three[0]), REASON)
    assert still_open() == {own.pk, of_staff.pk, three[1].pk, three[2].pk}
    client_for(mia).post(address("dismiss", "all"), LEFT)
    assert still_open() == {own.pk, of_staff.pk}


def test_what_cannot_be_done_is_said_and_the_rest_is_done(client_for, mia, ana, bo, three):
    about_member = report(target=ana, by=bo, rule=KIND).case
    page = client_for(mia).post(address("remove", about_member, *three), REASON, follow=True).content.decode()
    assert "Decided 3 cases." in page
    assert "was left: Only posts and comments can be held, removed or restored." in page
    assert still_open() == {about_member.pk}


def test_decided_cases_are_not_decided_again(client_for, mia, ana, bo, three):
    remove(target=three[0].post, by=mia, rule=KIND)
    client_for(mia).post(address("dismiss", three[0]), LEFT)
    assert len(answers(bo)) == 1
    assert Decision.objects.count() == 1


@pytest.mark.parametrize("chosen", ["0", "999999", "x", "9" * 30, "1;DROP"])
def test_numbers_that_mean_nothing_do_nothing(client_for, mia, three, chosen):
    assert client_for(mia).get(address("remove", chosen)).status_code == 200
    assert client_for(mia).post(address("remove", chosen), REASON).status_code == 302
    assert not Decision.objects.exists()


def test_nobody_learns_by_a_number_what_is_said_about_themselves(client_for, mia, bo):
    own = report(target=a_post(mia), by=bo, rule=KIND).case
    assert f"Post {own.pk}" not in client_for(mia).get(address("dismiss", own)).content.decode()


def test_more_than_fifty_wait_for_a_second_moderator(client_for, mia, ana):
    Case.objects.bulk_create(
        Case(kind="member", thing_key=f"member:x{one}", open_key=f"member:x{one}", about=ana, member=ana)
        for one in range(51)
    )
    page = client_for(mia).post(address("dismiss", "all"), LEFT, follow=True).content.decode()
    assert "Another moderator has to confirm" in page
    assert Proposal.objects.get().cases.count() == 51
    assert not Decision.objects.exists()
