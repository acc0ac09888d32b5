"""Settings, Privacy: who sees what, changed on one page."""

import pytest

from community.follows.operations import follow_member
from community.members.models import Member
from tests.factories.posts import a_post

pytestmark = pytest.mark.django_db
PRIVACY = "/settings/privacy/"


def test_visitors_sign_in_first(visitor):
    assert visitor.get(PRIVACY)["Location"].startswith("/accounts/login/")


def test_both_choices_are_saved_and_hold_at_once(ana, client_for, visitor):
    post = a_post(by=ana)
    client = client_for(ana)
    page = client.post(PRIVACY, {"is_private": "on"}, follow=True).content.decode()
    assert "From now on only your followers see what you post." in page
    assert visitor.get(post.get_absolute_url()).status_code == 404
    ana.refresh_from_db()
    assert (ana.is_private, ana.is_indexed) == (True, False)
    page = client.post(PRIVACY, {"is_indexed": "on"}, follow=True).content.decode()
    assert "From now on everybody sees what you post for everyone." in page
    assert visitor.get(post.get_absolute_url()).status_code == 200
    assert "Your account is private" not in client.get("/@ana/").content.decode()


def test_the_page_shows_what_is_chosen_and_who_waits(ana, cleo, client_for):
    client = client_for(ana)
    client.post(PRIVACY, {"is_private": "on", "is_indexed": "on"})
    follow_member(member=Member.objects.get(pk=ana.pk), by=cleo)
    page = client.get(PRIVACY).content.decode()
    assert page.count(" checked") == 2
    assert "1 member waits for your answer." in page
    assert "Your account is private" in client.get("/@ana/").content.decode()


def test_settings_lead_there(ana, client_for):
    assert PRIVACY in client_for(ana).get("/settings/").content.decode()


def test_somebody_private_reads_in_the_composer_who_will_see_it(ana, client_for):
    client = client_for(ana)
    assert "search engines" in client.get("/posts/new/").content.decode()
    client.post(PRIVACY, {"is_private": "on"})
    assert "While your account is private" in client.get("/posts/new/").content.decode()
