"""Signing in and out, and the doors that must not be there."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from community.accounts.models import User
from community.members.models import Member
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db
SIGN_IN = "/accounts/login/"


def signing_in(client, email="ana@example.org", password=PASSWORD, address=SIGN_IN, **more):
    return client.post(address, {"login": email, "password": password}, **more)


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_the_right_password_leads_to_the_feed_with_a_new_session(ana, visitor):
    visitor.get(SIGN_IN)
    session = visitor.session
    session["mark"] = 1
    session.save()
    visitor.cookies["sessionid"] = before = session.session_key
    assert signing_in(visitor, "  ANA@Example.org ").url == reverse("feeds:following")
    assert is_signed_in(visitor)
    assert visitor.session.session_key != before


@pytest.mark.parametrize(
    ("email", "password"),
    [("ana@example.org", "wrong"), ("nobody@example.org", PASSWORD), ("ana", PASSWORD), ("", "")],
)
def test_a_wrong_pair_is_refused(ana, visitor, email, password):
    answer = signing_in(visitor, email, password)
    assert answer.status_code == 200
    assert not is_signed_in(visitor)


def test_a_wrong_password_and_an_unknown_address_look_the_same(ana):
    pages = []
    for email in ("ana@example.org", "abc@example.org"):
        form = signing_in(Client(), email, "not the password").context["form"]
        pages.append(str(form.errors))
    assert pages[0] == pages[1]


def test_too_many_tries_are_answered_with_429_for_known_and_unknown_alike(ana):
    for email in ("ana@example.org", "nobody@example.org"):
        client = Client(REMOTE_ADDR=f"192.0.2.{len(email)}")
        statuses = [signing_in(client, email, "wrong").status_code for _try in range(6)]
        assert statuses == [200] * 5 + [429]
    refused = signing_in(Client(REMOTE_ADDR="192.0.2.99"))
    assert refused.status_code == 429, "the right password must not get through either"
    assert int(refused.headers["Retry-After"]) > 0
    assert "Slow down" in refused.content.decode()


@pytest.mark.parametrize("header", ["HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_FORWARDED"])
def test_forged_addresses_do_not_win_more_tries(ana, visitor, header):
    for number in range(10):
        signing_in(visitor, f"n{number}@example.org", "wrong", **{header: f"198.51.100.{number}"})
    answer = signing_in(visitor, "other@example.org", "wrong", **{header: "198.51.100.200"})
    assert answer.status_code == 429


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example",
        "\\\\evil.example",
        "/\\evil.example",
        "http:evil.example",
        "javascript:alert(1)",
        "https://testserver@evil.example/",
        "https:///evil.example",
        "\thttps://evil.example",
    ],
)
def test_signing_in_and_out_never_leads_to_another_host(ana, elsewhere):
    client = Client()
    assert signing_in(client, address=f"{SIGN_IN}?next={elsewhere}").url == reverse("feeds:following")
    client = Client()
    answer = client.post(SIGN_IN, {"login": "ana@example.org", "password": PASSWORD, "next": elsewhere})
    assert answer.url == reverse("feeds:following")
    assert client.post("/accounts/logout/", {"next": elsewhere}).url == "/"


def test_signing_in_leads_back_to_where_one_was(ana, visitor):
    assert signing_in(visitor, address=f"{SIGN_IN}?next=/@ana/").url == "/@ana/"


def test_signing_out_asks_first_and_leaves_nothing_behind(ana, client_for):
    client = client_for(ana)
    assert client.get("/accounts/logout/").status_code == 200
    assert is_signed_in(client)
    old = client.cookies["sessionid"].value
    answer = client.post("/accounts/logout/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    replayed = Client()
    replayed.cookies["sessionid"] = old
    assert replayed.get("/settings/").url.startswith(SIGN_IN)


@pytest.mark.parametrize("door", ["/admin/login/", "/_util/login/"])
def test_wagtails_own_doors_sign_nobody_in(ada, visitor, door):
    answer = visitor.post(door, {"username": "ada@example.org", "password": PASSWORD})
    assert answer.status_code == 302
    assert answer.url.startswith(SIGN_IN)
    assert not is_signed_in(visitor)


@pytest.mark.parametrize("door", ["/admin/", "/admin/pages/", "/admin/password_reset/"])
def test_the_admin_leads_visitors_to_our_pages(visitor, door):
    assert visitor.get(door).url.startswith("/accounts/")


def test_nobody_gets_in_before_the_address_is_confirmed(ana, visitor):
    ana.user.emailaddress_set.update(verified=False)
    assert signing_in(visitor).url == "/accounts/confirm-email/"
    assert not is_signed_in(visitor)
    assert len(mail.outbox) == 1


def test_a_superuser_from_the_command_line_signs_in_without_a_code_and_chooses_a_handle(visitor):
    User.objects.create_superuser("Root@Example.org", PASSWORD)
    assert signing_in(visitor, "root@example.org").status_code == 302
    assert is_signed_in(visitor)
    assert [message.subject for message in mail.outbox] == ["A new sign-in to Commonplace"]
    assert visitor.get("/latest/").url == reverse("members:choose_handle")
    assert visitor.get("/admin/").url == "/accounts/security/staff/?next=/admin/"
    assert visitor.get(reverse("members:choose_handle")).status_code == 200
    assert visitor.post(reverse("members:choose_handle"), {"handle": "root"}).status_code == 200
    answer = visitor.post(reverse("members:choose_handle"), {"handle": "@Keeper", "display_name": ""})
    assert answer.url == reverse("feeds:following")
    member = Member.objects.get(handle="keeper")
    assert member.activated_at is not None
    assert member.user.email == "root@example.org"


def test_people_added_in_the_admin_confirm_their_address_then_choose_a_handle(visitor, code_in):
    User.objects.create_user("new@example.org", PASSWORD)
    assert signing_in(visitor, "new@example.org").url == "/accounts/confirm-email/"
    visitor.post("/accounts/confirm-email/", {"code": code_in(mail.outbox[0])})
    assert visitor.get("/latest/").url == reverse("members:choose_handle")


def test_members_do_not_choose_a_second_handle(ana, client_for):
    answer = client_for(ana).post(reverse("members:choose_handle"), {"handle": "second"})
    assert answer.url == reverse("feeds:following")
    assert not Member.objects.filter(handle="second").exists()


def test_visitors_sign_in_before_they_choose_a_handle(visitor):
    assert visitor.get(reverse("members:choose_handle")).url.startswith(SIGN_IN)


def test_an_address_typed_in_the_admin_is_stored_like_any_other():
    user = User(email=" Ed@Example.ORG ")
    user.clean()
    assert user.email == "ed@example.org"
    assert str(user) == "ed@example.org"


def test_a_sign_in_needs_an_address():
    with pytest.raises(ValueError, match="email"):
        User.objects.create_user("")
