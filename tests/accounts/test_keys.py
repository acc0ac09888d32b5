"""Passwords and addresses: changed by whoever holds the mailbox and the password, and by nobody else."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db
NEW = "another sentence entirely"
RESET = "/accounts/password/reset/"
CHANGE = "/accounts/password/change/"
ADDRESS = "/accounts/email/"
CONFIRM = "/accounts/confirm-email/"


def link_in(message):
    return re.search(r"http\S+/password/reset/key/\S+", message.body)[0]


def path_of(link):
    return "/" + link.split("/", 3)[3]


def reset_page(client, link):
    return client.get(path_of(link), follow=True)


def asked_for_reset(email="ana@example.org"):
    client = Client()
    client.post(RESET, {"email": email})
    return link_in(mail.outbox[-1])


def can_sign_in(password, email="ana@example.org"):
    client = Client()
    client.post("/accounts/login/", {"login": email, "password": password})
    return "_auth_user_id" in client.session


def test_the_link_for_a_new_password_works_once(ana, visitor):
    link = asked_for_reset()
    page = reset_page(visitor, link)
    assert page.redirect_chain[-1][0].endswith("set-password/"), "the secret must not stay in the address"
    done = visitor.post(page.redirect_chain[-1][0], {"password1": NEW}, follow=True)
    assert "is changed" in done.content.decode()
    assert can_sign_in(NEW)
    assert not can_sign_in(PASSWORD)
    assert "no longer works" in reset_page(Client(), link).content.decode()
    assert any("was changed" in message.subject for message in mail.outbox)


def test_the_link_dies_with_a_change_of_password_of_address_and_with_signing_in(ana, client_for):
    link = asked_for_reset()
    client_for(ana).post(CHANGE, {"oldpassword": PASSWORD, "password1": NEW})
    assert "no longer works" in reset_page(Client(), link).content.decode()
    # Sign-ins count by the second; in life there is one between them.
    ana.user.last_login = timezone.now() - dt.timedelta(minutes=5)
    ana.user.save(update_fields=["last_login"])
    link = asked_for_reset()
    assert can_sign_in(NEW)
    assert "no longer works" in reset_page(Client(), link).content.decode()
    link = asked_for_reset()
    ana.user.emailaddress_set.update(email="elsewhere@example.org")
    assert "no longer works" in reset_page(Client(), link).content.decode()


def test_the_link_dies_after_an_hour(ana, monkeypatch):
    link = asked_for_reset()
    generator = "django.contrib.auth.tokens.PasswordResetTokenGenerator._now"
    now = dt.datetime.now()
    monkeypatch.setattr(generator, lambda self: now + dt.timedelta(minutes=59))
    assert "no longer works" not in reset_page(Client(), link).content.decode()
    monkeypatch.setattr(generator, lambda self: now + dt.timedelta(minutes=61))
    assert "no longer works" in reset_page(Client(), link).content.decode()


@pytest.mark.parametrize("key", ["1-x", "zzzzzzzzzzzzzz-abc", "1-set-password"])
def test_an_invented_link_is_refused_with_a_sentence(visitor, key):
    page = visitor.get(f"/accounts/password/reset/key/{key}/")
    assert page.status_code == 200
    assert "no longer works" in page.content.decode()


def test_asking_for_a_new_password_looks_the_same_with_and_without_an_account(ana):
    answers = [Client().post(RESET, {"email": email}) for email in ("ana@example.org", "abc@example.org")]
    assert answers[0].url == answers[1].url
    # How many tries are left counts for the machine that asks, whoever it asks about.
    first, second = ({**answer.headers, "RateLimit": ""} for answer in answers)
    assert first == second
    assert Client().get(answers[0].url).content.decode().count("If this address has an account") == 1
    assert [message.to for message in mail.outbox] == [["ana@example.org"], ["abc@example.org"]]
    assert "no account" in mail.outbox[1].subject


def test_links_in_mail_name_the_site_of_the_settings_never_the_host_of_the_request(ana, settings):
    settings.ALLOWED_HOSTS = ["*"]
    settings.SITE_ADDRESS = "https://commonplace.example"
    for email in ("ana@example.org", "abc@example.org"):
        Client(HTTP_HOST="evil.example").post(RESET, {"email": email})
    joining = Client(HTTP_HOST="evil.example")
    started = joining.get("/accounts/signup/").context["form"]["started"].value()
    values = {"email": "ana@example.org", "handle": "wren", "password1": NEW, "started": started}
    joining.post("/accounts/signup/", values)
    assert len(mail.outbox) == 3
    for message in mail.outbox:
        everything = message.body + message.alternatives[0].content + str(message.message())
        assert "evil.example" not in everything
        assert "https://commonplace.example/accounts/" in everything


def test_every_mail_is_html_and_text_in_our_looks(ana, client_for, code_in):
    asked_for_reset()
    client_for(ana).post(CHANGE, {"oldpassword": PASSWORD, "password1": NEW})
    for message in mail.outbox:
        html = message.alternatives[0].content
        assert 'class="sheet"' in html
        assert "<script" not in html
        assert "http://testserver" not in html
        assert "{{" not in message.body + html + message.subject
        assert "\n" not in message.subject
        assert len(message.body.splitlines()) > 5


def test_changing_the_password_needs_the_old_one_and_signs_out_every_other_device(ana, client_for):
    here, there = client_for(ana), client_for(ana)
    refused = here.post(CHANGE, {"oldpassword": "wrong", "password1": NEW})
    assert "isn’t your current password" in refused.content.decode()
    before = here.cookies["sessionid"].value
    assert here.post(CHANGE, {"oldpassword": PASSWORD, "password1": NEW}).status_code == 302
    assert here.cookies["sessionid"].value != before
    assert here.get("/settings/").status_code == 200
    assert there.get("/settings/").status_code == 302
    assert "was changed" in mail.outbox[0].subject


@pytest.mark.parametrize("weak", ["short", "password1234", "ana@example.org", "commonplace1", "x1" * 65])
def test_a_weak_password_is_refused_wherever_one_is_chosen(ana, client_for, weak):
    answer = client_for(ana).post(CHANGE, {"oldpassword": PASSWORD, "password1": weak})
    assert answer.context["form"].errors["password1"]
    assert can_sign_in(PASSWORD)


def test_passwords_are_never_cut_short(ana, client_for):
    long = "long " * 25 + "abc"
    client_for(ana).post(CHANGE, {"oldpassword": PASSWORD, "password1": long})
    assert can_sign_in(long)
    assert not can_sign_in(long[:-1] + "x")


def with_password_said(client):
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def test_a_new_address_needs_the_password_and_the_code_and_the_old_one_is_told(ana, client_for, code_in):
    client = client_for(ana)
    asked = client.post(ADDRESS, {"email": "new@example.org", "action_add": "1"})
    assert asked.url.startswith("/accounts/reauthenticate/")
    assert mail.outbox == []
    with_password_said(client)
    assert client.post(ADDRESS, {"email": "new@example.org", "action_add": "1"}).url == CONFIRM
    assert mail.outbox[0].to == ["new@example.org"]
    ana.user.refresh_from_db()
    assert ana.user.email == "ana@example.org", "the change must not be in force before the code"
    client.post(CONFIRM, {"code": code_in(mail.outbox[0])})
    ana.user.refresh_from_db()
    assert ana.user.email == "new@example.org"
    assert [row.email for row in ana.user.emailaddress_set.all()] == ["new@example.org"]
    assert mail.outbox[1].to == ["ana@example.org"]
    assert can_sign_in(PASSWORD, "new@example.org")
    assert not can_sign_in(PASSWORD, "ana@example.org")


def test_an_address_of_somebody_else_looks_like_any_other_and_is_never_taken_over(
    ana, cleo, client_for, code_in
):
    client = with_password_said(client_for(ana))
    assert client.post(ADDRESS, {"email": "cleo@example.org", "action_add": "1"}).url == CONFIRM
    refused = client.post(CONFIRM, {"code": code_in(mail.outbox[0])})
    assert refused.status_code == 200
    cleo.user.refresh_from_db()
    assert cleo.user.email == "cleo@example.org"
    ana.user.refresh_from_db()
    assert ana.user.email == "ana@example.org"


def test_a_wrong_password_does_not_open_the_change_of_address(ana, client_for):
    client = client_for(ana)
    assert client.post("/accounts/reauthenticate/", {"password": "wrong"}).status_code == 200
    asked = client.post(ADDRESS, {"email": "new@example.org", "action_add": "1"})
    assert asked.url.startswith("/accounts/reauthenticate/")


def test_a_sign_in_without_a_password_is_led_to_choose_one(ana, client_for):
    ana.user.set_unusable_password()
    ana.user.save()
    client = client_for(ana)
    assert client.get(CHANGE).url == reverse("account_set_password")
    assert client.get(reverse("account_set_password")).status_code == 200
    client.post(reverse("account_set_password"), {"password1": NEW})
    assert can_sign_in(NEW)


@pytest.mark.parametrize("address", [CHANGE, ADDRESS, "/accounts/reauthenticate/", "/settings/"])
def test_visitors_sign_in_first(visitor, address):
    assert visitor.get(address).url.startswith("/accounts/login/")
