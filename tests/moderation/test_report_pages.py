"""The page on which members report."""

import pytest
from django.urls import reverse

from community.moderation.models import Report
from tests.factories.decisions import remove, suspend_member
from tests.factories.posts import a_comment
from tests.moderation.conftest import KIND

pytestmark = pytest.mark.django_db

ANSWER = {"rule": "something-else", "note": "Look at this."}


def address(post):
    return reverse("moderation:report_post", args=[post.pk])


def test_the_page_offers_rules_and_says_what_happens_next(client_for, bo, post):
    page = client_for(bo).get(address(post)).content.decode()
    assert "Something else" in page
    assert "A person reads every report. Ana Author won’t be told who sent it." in page
    assert "“Ugly bowls” by Ana Author" in page


def test_a_report_is_sent_and_thanked_for(client_for, bo, post):
    answer = client_for(bo).post(address(post), ANSWER, follow=True)
    kept = Report.objects.get()
    assert (kept.post, kept.reporter, kept.note) == (post, bo, "Look at this.")
    assert answer.redirect_chain[0][0] == "/@ana/menu/"
    (thanks,) = answer.context["messages"]
    assert str(thanks).startswith("Thank you. The moderators")


def test_comments_and_members_can_be_reported(client_for, bo, cleo, ana, post):
    comment = a_comment(post, cleo, "Awful.")
    client = client_for(bo)
    client.post(reverse("moderation:report_comment", args=[comment.pk]), ANSWER)
    client.post(reverse("moderation:report_member", args=["ANA"]), ANSWER)
    assert [one.kind for one in Report.objects.order_by("id")] == ["comment", "member"]


def test_without_a_rule_the_note_is_kept_and_nothing_sent(client_for, bo, post):
    answer = client_for(bo).post(address(post), {"note": "kept words"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Please choose the rule" in page
    assert "kept words" in page
    assert not Report.objects.exists()


def test_reporting_again_says_that_we_know(client_for, bo, post):
    client = client_for(bo)
    client.post(address(post), ANSWER)
    answer = client.post(address(post), ANSWER, follow=True)
    assert "You have told us about this already" in answer.content.decode()
    assert Report.objects.count() == 1


def test_visitors_are_asked_to_sign_in(visitor, post):
    answer = visitor.get(address(post))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/accounts/login/?next=")


def test_ones_own_cannot_be_reported(client_for, ana, post):
    answer = client_for(ana).post(address(post), ANSWER)
    assert answer.headers["Location"] == post.get_absolute_url()
    assert not Report.objects.exists()


def test_what_one_may_not_see_was_never_there(client_for, bo, ana, mia, post, future):
    comment = a_comment(post, bo)
    remove(target=post, by=mia, rule=KIND)
    suspend_member(member=ana, by=mia, rule=KIND, until=future)
    client = client_for(mia)
    for hidden in (
        address(post),
        reverse("moderation:report_comment", args=[comment.pk]),
        reverse("moderation:report_member", args=["ana"]),
        reverse("moderation:report_post", args=[999_999]),
    ):
        assert client.get(hidden).status_code == client.post(hidden, ANSWER).status_code == 404


def test_other_methods_are_refused(client_for, bo, post):
    assert client_for(bo).delete(address(post)).status_code == 405


def test_a_page_of_a_report_changes_nothing(client_for, bo, post):
    client_for(bo).get(address(post))
    assert not Report.objects.exists()
