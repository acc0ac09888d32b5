"""The queue of cases in the admin."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from community.members.models import Member
from community.moderation.models import Case, Decision, Proposal
from community.moderation.operations import claim, dismiss_reports, report
from community.posts.operations import delete_post
from tests.factories.posts import a_post
from tests.moderation.conftest import HONEST, KIND

pytestmark = pytest.mark.django_db

QUEUE = "/admin/moderation/cases/"


def shown(answer):
    return [case.pk for case in answer.context["object_list"]]


def fill(about, number):
    Case.objects.bulk_create(
        Case(
            kind="member", thing_key=f"member:x{each}", open_key=f"member:x{each}", about=about, member=about
        )
        for each in range(number)
    )


@pytest.fixture
def older(post, bo):
    made = report(target=post, by=bo, rule=KIND).case
    Case.objects.filter(pk=made.pk).update(opened_at=timezone.now() - timedelta(days=3))
    return made


@pytest.fixture
def grave(ana, bo):
    made = report(target=ana, by=bo, rule=HONEST).case
    Case.objects.filter(pk=made.pk).update(harm=4)
    return made


def test_the_gravest_come_first_and_decided_ones_are_found_by_their_state(
    client_for, mia, older, grave, post
):
    client = client_for(mia)
    assert shown(client.get(QUEUE)) == [grave.pk, older.pk]
    dismiss_reports(target=post, by=mia)
    assert shown(client.get(QUEUE)) == [grave.pk]
    assert shown(client.get(QUEUE + "?state=closed")) == [older.pk]
    assert shown(client.get(QUEUE + "?state=all")) == [grave.pk, older.pk]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind=post", ["older"]),
        ("kind=member", ["grave"]),
        (f"rule={HONEST.id}", ["grave"]),
        ("age=day", ["grave"]),
        ("age=week", ["older"]),
        ("whose=mine", ["older"]),
        ("whose=free", ["grave", "older"]),
        ("people=new", ["grave", "older"]),
        ("q=dog", ["older"]),
        ("q=@ana", ["grave", "older"]),
        ("kind=nonsense", ["grave", "older"]),
        ("state=claimed", ["older"]),
    ],
)
def test_filters_and_search_narrow_the_queue(client_for, mia, older, grave, query, expected):
    claim(case=older, by=mia)
    wanted = [{"older": older, "grave": grave}[name].pk for name in expected]
    assert shown(client_for(mia).get(f"{QUEUE}?{query}")) == wanted


def test_of_grave_ones_the_queue_shows_no_words(client_for, mia, older):
    assert "something a dog would refuse" in client_for(mia).get(QUEUE).content.decode()
    Case.objects.update(harm=3)
    page = client_for(mia).get(QUEUE).content.decode()
    assert "something a dog would refuse" not in page and f"post {older.pk}" in page


def test_somebody_who_has_been_here_long_is_no_newcomer(client_for, mia, ana, older):
    Member.objects.filter(pk=ana.pk).update(activated_at=timezone.now() - timedelta(days=90))
    assert shown(client_for(mia).get(f"{QUEUE}?people=new")) == []


def test_moderators_do_not_see_cases_about_themselves(client_for, mia, ada, bo):
    made = report(target=a_post(mia, "own-canary"), by=bo, rule=KIND).case
    client = client_for(mia)
    assert b"own-canary" not in client.get(QUEUE + "?state=all").content
    assert client.get(f"{QUEUE}{made.pk}/").status_code == 404
    assert client.post(f"{QUEUE}{made.pk}/", {"deed": "claim"}).status_code == 404
    assert b"own-canary" in client_for(ada).get(QUEUE).content


def test_thirty_cases_need_as_many_queries_as_two(client_for, mia, ana, older):
    fill(ana, 1)
    client = client_for(mia)
    client.get(QUEUE)
    with CaptureQueriesContext(connection) as few:
        client.get(QUEUE)
    fill(ana, 0)
    Case.objects.exclude(pk=older.pk).delete()
    fill(ana, 29)
    with CaptureQueriesContext(connection) as many:
        answer = client.get(QUEUE)
    assert len(shown(answer)) == 25
    assert len(many) == len(few) <= 22


def bulk(action, *cases):
    ids = "&".join(f"id={case.pk}" for case in cases)
    return reverse("wagtail_bulk_action", args=["moderation", "case", action]) + f"?{ids}"


def test_several_cases_are_decided_at_once_and_what_cannot_be_is_named(
    client_for, mia, ana, bo, older, grave
):
    form = {"rule": KIND.id, "message": "Please rewrite it."}
    page = client_for(mia).post(bulk("remove", older, grave), form | {"rule": "something-else"}, follow=True)
    assert "Decided 1 case." in page.content.decode()
    assert "was left" in page.content.decode()
    assert Case.objects.get(pk=older.pk).state == "decided" and Case.objects.get(pk=grave.pk).is_open


def test_without_a_reason_nothing_is_decided_and_the_words_are_kept(client_for, mia, older):
    page = client_for(mia).post(bulk("remove", older), {"message": "typed"}).content.decode()
    assert "Please choose the rule" in page and "typed" in page
    page = client_for(mia).post(bulk("dismiss", older), {"message": ""}).content.decode()
    assert "Please give the reason" in page
    assert not Decision.objects.exists()


def test_more_than_fifty_wait_for_a_second_moderator(client_for, mia, ana):
    fill(ana, 51)
    address = bulk("dismiss", *Case.objects.all())
    page = client_for(mia).post(address, {"message": "A wave."}, follow=True).content.decode()
    assert "Another moderator has to confirm" in page
    assert Proposal.objects.get().cases.count() == 51
    assert not Decision.objects.exists()


def test_a_deleted_thing_stays_in_the_queue_until_somebody_looks(client_for, mia, ana, older, post):
    delete_post(post=post, by=ana)
    assert shown(client_for(mia).get(QUEUE)) == [older.pk]
    assert "Its author has deleted it." in client_for(mia).get(f"{QUEUE}{older.pk}/").content.decode()
