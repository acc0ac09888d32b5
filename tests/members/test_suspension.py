"""A suspension holds from the next request on, at every address."""

import datetime as dt

import pytest
from django.urls import get_resolver
from django.utils import timezone

from community.members.operations import suspend
from community.moderation.rules import CitedRule
from community.posts.models import Post
from tests.factories.decisions import suspend_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def suspended(mia, ada, client_for):
    """A moderator with an open session, suspended a moment ago."""
    client = client_for(mia)
    assert client.get("/settings/").status_code == 200
    rule = CitedRule(id="kind", title="Be kind", text="Talk as you would at a shared table.")
    for days, message in ((2, "An older one."), (3, "Please be kind to <b>beginners</b>.")):
        until = timezone.now() + dt.timedelta(days=days)
        suspend_member(member=mia, by=ada, rule=rule, until=until, message=message)
    return client


def test_the_notice_says_why_until_when_and_what_one_can_do(suspended, mia):
    page = suspended.get("/latest/")
    text = page.content.decode()
    assert page.status_code == 403
    for words in (
        "Be kind",
        "shared table",
        "&lt;b&gt;beginners",
        "hello@localhost",
        "Sign out",
        mia.suspended_until.strftime("%Y"),
    ):
        assert words in text
    assert "An older one." not in text
    assert page.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/feed/",
        "/latest/",
        "/@mia/",
        "/@ada/",
        "/settings/",
        "/settings/profile/",
        "/notifications/",
        "/posts/new/",
        "/tags/",
        "/admin/",
        "/admin/pages/",
        "/admin/login/",
        "/nowhere/",
        "/accounts/password/change/",
        "/accounts/email/",
        "/accounts/login/",
        "/welcome/handle/",
    ],
)
def test_every_page_is_the_notice(suspended, address):
    page = suspended.get(address)
    assert page.status_code == 403
    assert "suspended" in page.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/posts/new/",
        "/posts/preview/",
        "/@ada/follow/",
        "/notifications/read/",
        "/pictures/",
        "/settings/profile/",
        "/@ada/report/",
        "/accounts/email/",
    ],
)
def test_nothing_can_be_sent(suspended, address):
    assert suspended.post(address, {"text": "words"}).status_code == 403
    assert not Post.objects.exists()


def test_a_fragment_gets_no_page_into_a_button_but_loads_the_notice(suspended):
    answer = suspended.post("/@ada/follow/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.content) == (403, b"")
    assert answer.headers["HX-Refresh"] == "true"


def test_no_named_address_gets_past_but_signing_out_files_and_their_rights(suspended):
    passed = []
    for pattern in get_resolver().url_patterns:
        for one in getattr(pattern, "url_patterns", [pattern]):
            route = f"{pattern.pattern if one is not pattern else ''}{one.pattern}"
            if "<" in route or "(" in route or "^" in route:
                continue
            address = "/" + route.lstrip("/")
            if suspended.get(address).status_code != 403:
                passed.append(address)
    their_right = {"/settings/export/", "/settings/export/ask/", "/settings/leave/", "/settings/leave/now/"}
    their_right.add("/decisions/")
    showing_it_is_them = {"/accounts/reauthenticate/", "/accounts/security/webauthn/reauthenticate/"}
    showing_it_is_them |= {"/accounts/2fa/reauthenticate/", "/accounts/security/reauthenticate/"}
    out = {"/healthz", "/readyz", "/accounts/logout/", "/settings/come-back/"}
    out |= {"/robots.txt", "/.well-known/security.txt"}
    assert set(passed) <= out | their_right | showing_it_is_them


def test_a_suspended_member_signs_out(suspended):
    assert suspended.get("/accounts/logout/").status_code == 200
    assert suspended.post("/accounts/logout/").status_code == 302
    assert suspended.get("/latest/").status_code == 200


def test_everything_is_back_when_it_ends(suspended, mia):
    suspend(member=mia, until=timezone.now())
    assert suspended.get("/settings/").status_code == 200
    assert suspended.get("/admin/").status_code == 200
