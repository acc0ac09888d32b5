"""The list of reports in the admin."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from community.moderation.models import Proposal, Report, Snapshot
from community.moderation.operations import appeal, propose_deletion, report
from community.posts.operations import delete_post
from tests.factories.decisions import dismiss_reports, hold, remove
from tests.factories.posts import a_post
from tests.moderation.conftest import HONEST, KIND

pytestmark = pytest.mark.django_db

QUEUE = "/admin/moderation/reports/"


def shown(answer):
    return [one.pk for one in answer.context["object_list"]]


def copies(made, number):
    """As many reports as a busy week brings, each about a post of its own."""
    texts = Snapshot.objects.bulk_create(
        Snapshot(case=made.case, text=f"Copy {each}", digest=f"{made.pk}-{number}-{each}")
        for each in range(number)
    )
    Report.objects.bulk_create(
        Report(
            case=made.case,
            kind="post",
            thing_key=f"post:{made.post_id}-{each}",
            post=made.post,
            about=made.about,
            reporter=made.reporter,
            copy=texts[each],
            rule_id=made.rule_id,
            rule_title=made.rule_title,
        )
        for each in range(number)
    )


def test_open_reports_come_first_the_oldest_at_the_top(client_for, mia, bo, cleo, post, ana):
    newer = report(target=post, by=bo, rule=KIND)
    older = report(target=ana, by=cleo, rule=KIND)
    Report.objects.filter(pk=older.pk).update(created_at=timezone.now() - timedelta(days=2))
    answered = report(target=post, by=cleo, rule=KIND)
    Report.objects.filter(pk=answered.pk).update(status="upheld", closed_at=timezone.now())
    client = client_for(mia)
    assert shown(client.get(QUEUE)) == [older.pk, newer.pk]
    assert shown(client.get(QUEUE + "?status=all")) == [older.pk, newer.pk, answered.pk]


def test_a_row_says_how_many_reports_its_thing_has(client_for, mia, bo, cleo, post):
    report(target=post, by=bo, rule=KIND)
    report(target=post, by=cleo, rule=KIND)
    assert {one.open_count for one in client_for(mia).get(QUEUE).context["object_list"]} == {2}


def test_filters_narrow_the_list(client_for, mia, bo, cleo, ana, post):
    about_post = report(target=post, by=bo, rule=KIND)
    about_member = report(target=ana, by=bo, rule=HONEST)
    Report.objects.filter(pk=about_member.pk).update(created_at=timezone.now() - timedelta(days=9))
    client = client_for(mia)
    for query, expected in (
        ("kind=post", [about_post.pk]),
        ("kind=member", [about_member.pk]),
        (f"rule={HONEST.id}", [about_member.pk]),
        ("age=day", [about_post.pk]),
        ("age=older", [about_member.pk]),
        ("age=week", []),
        ("status=upheld", []),
        ("now=visible", [about_post.pk]),
        ("now=held", []),
        ("now=gone", []),
        ("kind=nonsense", [about_member.pk, about_post.pk]),
    ):
        assert shown(client.get(f"{QUEUE}?{query}")) == expected, query


def test_things_held_and_things_deleted_are_found(client_for, mia, bo, ana, post):
    held = report(target=post, by=bo, rule=KIND)
    hold(target=post, by=mia, rule=KIND)
    other = a_post(ana)
    gone = report(target=other, by=bo, rule=KIND)
    delete_post(post=other, by=ana)
    client = client_for(mia)
    assert shown(client.get(QUEUE + "?status=all&now=held")) == [held.pk]
    assert shown(client.get(QUEUE + "?now=gone")) == [gone.pk]


@pytest.mark.parametrize("words", ["dog", "a beginner", "@ana", "Ana Auth", "be kind"])
def test_search_looks_in_the_copy_the_note_the_rule_and_the_names(client_for, mia, bo, cleo, post, words):
    made = report(target=post, by=bo, rule=KIND, note="She is a beginner.")
    report(target=a_post(cleo, "Nothing alike."), by=bo, rule=HONEST)
    assert shown(client_for(mia).get(QUEUE, {"q": words})) == [made.pk]


def test_moderators_do_not_see_reports_about_themselves(client_for, mia, ada, bo):
    made = report(target=a_post(mia, "own-canary"), by=bo, rule=KIND)
    client = client_for(mia)
    assert b"own-canary" not in client.get(QUEUE + "?status=all").content
    assert client.get(reverse("cases_of_moderation:inspect", args=[made.case_id])).status_code == 404
    assert b"own-canary" in client_for(ada).get(QUEUE).content


def test_the_menu_and_the_panel_count_what_waits(client_for, mia, ada, bo, cleo, ana, post):
    report(target=post, by=bo, rule=KIND)
    report(target=ana, by=cleo, rule=KIND)
    report(target=mia, by=cleo, rule=KIND)
    mias, adas = (
        client_for(mia).get("/admin/").content.decode(),
        client_for(ada).get("/admin/").content.decode(),
    )
    assert "Moderation (2)" in mias
    assert "2 cases wait." in mias
    assert "Moderation (3)" in adas
    dismiss_reports(target=post, by=mia)
    dismiss_reports(target=ana, by=mia)
    assert "Nothing waits for you." in client_for(mia).get("/admin/").content.decode()


def test_with_an_appeal_or_a_proposal_alone_something_waits(client_for, mia, ada, ana, post):
    decision = remove(target=post, by=ada, rule=KIND)
    propose_deletion(case=decision.case, by=ada, reason="Old.")
    page = client_for(mia).get("/admin/").content.decode()
    assert "1 proposal needs a second person" in page and "Nothing waits for you." not in page
    assert "needs a second person" not in client_for(ada).get("/admin/").content.decode()
    Proposal.objects.all().delete()
    appeal(decision=decision, by=ana, text="No.")
    page = client_for(mia).get("/admin/").content.decode()
    assert "1 appeal waits" in page and "Nothing waits for you." not in page


def test_an_empty_queue_says_so(client_for, mia):
    assert b"Nothing waits for you." in client_for(mia).get(QUEUE).content


def test_two_hundred_reports_need_as_many_queries_as_ten(client_for, mia, bo, post):
    made = report(target=post, by=bo, rule=KIND)
    client = client_for(mia)
    copies(made, 9)
    client.get(QUEUE)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(QUEUE)
    copies(made, 190)
    with CaptureQueriesContext(connection) as many:
        answer = client.get(QUEUE)
    assert len(shown(answer)) == 25
    assert len(many) == len(few) <= 20


def test_there_is_no_export_that_a_spreadsheet_could_run(client_for, mia, bo, post):
    report(target=post, by=bo, rule=KIND, note="=HYPERLINK(1)")
    for kind in ("csv", "xlsx"):
        answer = client_for(mia).get(QUEUE, {"export": kind})
        assert b"HYPERLINK" not in b"".join(
            answer.streaming_content if answer.streaming else [answer.content]
        )


def test_the_list_can_be_paged_and_turned_round(client_for, mia, bo, post):
    copies(report(target=post, by=bo, rule=KIND), 29)
    client = client_for(mia)
    assert len(shown(client.get(QUEUE + "?p=2"))) == 5
    newest = shown(client.get(QUEUE + "?ordering=-created_at"))
    assert newest == sorted(newest, reverse=True)
    assert re.search(r"Page 1 of 2", client.get(QUEUE).content.decode())


@pytest.mark.parametrize("name", ["reports_from_members", "cases_of_moderation"])
def test_the_rules_to_choose_from_tell_nobody_what_they_are_reported_for(client_for, mia, ada, bo, name):
    report(target=a_post(mia, "x"), by=bo, rule=HONEST)
    address = reverse(f"{name}:index")
    assert HONEST.title not in client_for(mia).get(address).content.decode()
    assert HONEST.title in client_for(ada).get(address).content.decode()
