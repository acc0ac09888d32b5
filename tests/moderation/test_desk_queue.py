"""The queue of cases in the admin."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.members.models import Member
from community.moderation.models import Case
from community.moderation.operations import claim, report
from community.posts.operations import delete_post
from tests.factories.decisions import dismiss_reports
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


def test_a_deleted_thing_stays_in_the_queue_until_somebody_looks(client_for, mia, ana, older, post):
    delete_post(post=post, by=ana)
    assert shown(client_for(mia).get(QUEUE)) == [older.pk]
    assert "Its author has deleted it." in client_for(mia).get(f"{QUEUE}{older.pk}/").content.decode()
