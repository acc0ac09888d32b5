"""The pages of leaving: what they say, who may send them, and what they lead to."""

import pytest

from community.accounts.models import User
from community.members.away import ask_to_leave
from community.members.models import Member
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db
LEAVE, NOW = "/settings/leave/", "/settings/leave/now/"
DOOR = "/accounts/reauthenticate/"


@pytest.fixture
def own(ana, client_for):
    """Ana's browser, in which she has just shown that it is her."""
    client = client_for(ana)
    client.post(DOOR, {"password": PASSWORD})
    return client


@pytest.mark.parametrize("address", [LEAVE, NOW])
def test_the_password_is_asked_for_first(ana, client_for, address):
    client = client_for(ana)
    for answer in (client.get(address), client.post(address)):
        assert answer.status_code == 302
        assert answer.url.startswith(DOOR)
    ana.refresh_from_db()
    assert not ana.is_away


def test_visitors_sign_in_first(visitor):
    assert visitor.post(LEAVE).url.startswith("/accounts/login/")


def test_the_page_says_what_goes_and_offers_a_copy_and_a_pause(own):
    text = own.get(LEAVE).content.decode()
    for words in (
        "30 days",
        "Deleted member",
        "Take everything along",
        "Pause my account",
        "/settings/pause/",
    ):
        assert words in text


def test_leaving_signs_the_other_devices_out_and_tells_by_mail(own, ana, visitor, mailoutbox):
    other = visitor
    other.post("/accounts/login/", {"login": "ana@example.org", "password": PASSWORD})
    mailoutbox.clear()
    assert other.get("/feed/").status_code == 200
    assert own.post(LEAVE).url == "/settings/"
    assert other.get("/settings/").url.startswith("/accounts/login/")
    page = own.get("/settings/")
    assert page.status_code == 403
    assert "You are leaving" in page.content.decode()
    assert [message.to for message in mailoutbox] == [["ana@example.org"]]
    assert "sign in and come back" in mailoutbox[0].body


def test_signing_in_again_shows_only_the_way_back(ana, visitor):
    ask_to_leave(member=ana, by=ana)
    visitor.post("/accounts/login/", {"login": "ana@example.org", "password": PASSWORD})
    page = visitor.get("/feed/")
    text = page.content.decode()
    assert page.status_code == 403
    for address in ("/settings/come-back/", "/settings/export/", NOW, "/accounts/logout/"):
        assert address in text


def test_leaving_at_once_asks_again_and_then_deletes(own, ana, django_capture_on_commit_callbacks):
    own.post(LEAVE)
    assert "undone" in own.get(NOW).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        answer = own.post(NOW)
    assert answer.url == "/goodbye/"
    assert "cache" in answer.headers["Clear-Site-Data"]
    assert Member.objects.get(pk=ana.pk).left_at is not None
    assert not User.objects.filter(email="ana@example.org").exists()
    assert own.get("/goodbye/").status_code == 200
    assert own.get("/settings/").url.startswith("/accounts/login/")


def test_leaving_at_once_is_for_those_who_asked_to_leave(own, ana):
    assert own.get(NOW).url == LEAVE
    assert "You haven’t asked to leave." in own.post(NOW).content.decode()
    ana.refresh_from_db()
    assert ana.left_at is None


def test_the_last_administrator_reads_why_not(ada, client_for):
    client = client_for(ada)
    client.post(DOOR, {"password": PASSWORD})
    page = client.post(LEAVE)
    assert page.status_code == 200
    assert "last administrator" in page.content.decode()
    ada.refresh_from_db()
    assert ada.leaves_at is None
