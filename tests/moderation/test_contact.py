"""What was between the people of a case: shown to moderators who ask, and kept in the log."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from community.blocks.operations import block_member
from community.comments.models import Comment
from community.comments.operations import delete_comment, write_comment
from community.follows.models import Follow
from community.follows.operations import follow_member
from community.moderation.models import AuditEntry
from community.moderation.operations import report
from community.moderation.views.cases.contact import PEOPLE_SHOWN, contact_history
from tests.conftest import make_member
from tests.factories.decisions import remove
from tests.factories.posts import a_post
from tests.moderation.conftest import KIND

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(post, bo, cleo):
    report(target=post, by=cleo, rule=KIND)
    return report(target=post, by=bo, rule=KIND).case


def page_of(case, asked="?contact=1"):
    return reverse("cases_of_moderation:inspect", args=[case.pk]) + asked


def lines_about(person, case, moderator):
    found = contact_history(case, moderator).contacts
    return [line.text for line in next(one for one in found if one.person == person).lines]


def test_everything_between_two_people_is_told_both_ways(case, post, ana, bo, cleo, mia):
    follow_member(member=bo, by=ana)
    own = a_post(bo, "Mine.")
    write_comment(post=own, by=ana, text="One.")
    write_comment(post=own, by=ana, text="Two.")
    write_comment(post=post, by=bo, text="Three.")
    upheld = a_post(ana, "Worse.")
    report(target=upheld, by=bo, rule=KIND)
    remove(target=upheld, by=mia, rule=KIND)
    report(target=a_post(ana, "Fine."), by=bo, rule=KIND)
    report(target=bo, by=ana, rule=KIND)
    assert lines_about(bo, case, mia) == [
        "Bo Follower follows Ana Author.",
        "Ana Author follows Bo Follower.",
        "Ana Author wrote 2 comments under posts of Bo Follower in the last 90 days.",
        "Bo Follower wrote 1 comment under posts of Ana Author in the last 90 days.",
        "Ana Author also reported Bo Follower or something of theirs 1 time: 1 open.",
        "Bo Follower also reported Ana Author or something of theirs 2 times: 1 open, 1 acted on.",
    ]
    assert lines_about(cleo, case, mia) == []


def test_blocks_are_told_with_the_day_they_began(case, ana, bo, mia):
    block_member(member=ana, by=bo)
    (line,) = next(one for one in contact_history(case, mia).contacts if one.person == bo).lines
    assert line.text == "Bo Follower has blocked Ana Author."
    assert timezone.now() - line.since < timedelta(minutes=1)
    assert not Follow.objects.exists()


def test_old_and_deleted_comments_do_not_count(case, post, bo, mia):
    write_comment(post=post, by=bo, text="Old.")
    Comment.objects.update(created_at=timezone.now() - timedelta(days=91))
    delete_comment(comment=write_comment(post=post, by=bo, text="Gone."), by=bo)
    assert lines_about(bo, case, mia) == ["Bo Follower follows Ana Author."]


def test_it_is_shown_to_who_asks_only_and_the_log_says_so_once_a_day(client_for, mia, case, bo, ana):
    block_member(member=ana, by=bo)
    client = client_for(mia)
    page = client.get(page_of(case, "")).content.decode()
    assert "has blocked" not in page and "?contact=1" in page
    assert not AuditEntry.objects.filter(action="read").exists()
    assert "Bo Follower has blocked Ana Author." in client.get(page_of(case)).content.decode()
    assert "Nothing we know of." in client.get(page_of(case)).content.decode()
    entry = AuditEntry.objects.get(action="read")
    assert (entry.actor, entry.subject, entry.after["what"]) == ("mia", f"case:{case.pk}", "contact")


def test_it_stays_in_the_log_also_when_a_refused_deed_shows_it(client_for, mia, case):
    answer = client_for(mia).post(page_of(case), {"deed": "note", "text": " "})
    assert answer.status_code == 422
    assert AuditEntry.objects.get(action="read").after["what"] == "contact"


def test_a_moderator_who_reported_learns_nothing_about_themselves(case, post, ana, mia, bo, cleo):
    report(target=post, by=mia, rule=KIND)
    report(target=mia, by=ana, rule=KIND)
    block_member(member=mia, by=ana)
    assert [one.person for one in contact_history(case, mia).contacts] == [bo, cleo]


def test_the_case_about_oneself_and_other_peoples_are_closed(client_for, ana, bo, mia, visitor, case):
    own = report(target=mia, by=bo, rule=KIND).case
    assert client_for(mia).get(page_of(own)).status_code == 404
    for client in (client_for(ana), visitor):
        assert client.get(page_of(case)).status_code == 302
    assert not AuditEntry.objects.filter(action="read").exists()


def test_many_reporters_cost_the_same_and_only_some_are_shown(client_for, mia, ana, post, case):
    client = client_for(mia)
    client.get(page_of(case))
    with CaptureQueriesContext(connection) as few:
        client.get(page_of(case))
    for number in range(PEOPLE_SHOWN):
        person = make_member(f"many{number}")
        write_comment(post=post, by=person, text="Hm.")
        report(target=post, by=person, rule=KIND)
    with CaptureQueriesContext(connection) as many:
        page = client.get(page_of(case)).content.decode()
    assert len(many) == len(few) <= 70
    assert "More people reported this." in page
    assert page.count("wrote 1 comment under posts of Ana Author") == PEOPLE_SHOWN - 2
