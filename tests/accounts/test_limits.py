"""Each limit of the settings: the last allowed try passes, the next is asked to wait, and after that it works again."""

import time

import pytest
from django.core import mail
from django.test import Client

pytestmark = pytest.mark.django_db


def ask_for_reset(email, address):
    return Client(REMOTE_ADDR=address).post("/accounts/password/reset/", {"email": email})


@pytest.mark.parametrize("email", ["ana@example.org", "nobody@example.org"])
def test_one_address_gets_five_links_in_half_an_hour(ana, email, monkeypatch):
    statuses = [ask_for_reset(email, f"192.0.2.{number}").status_code for number in range(6)]
    assert statuses == [302] * 5 + [429]
    assert len(mail.outbox) == 5
    later = time.time() + 31 * 60
    monkeypatch.setattr("time.time", lambda: later)
    assert ask_for_reset(email, "192.0.2.9").status_code == 302


def test_joining_is_limited_for_one_machine_and_not_for_the_next():
    here, there = Client(REMOTE_ADDR="192.0.2.1"), Client(REMOTE_ADDR="192.0.2.2")
    statuses = [here.post("/accounts/signup/", {}).status_code for _try in range(21)]
    assert statuses == [200] * 20 + [429]
    refused = here.post("/accounts/signup/", {})
    assert int(refused.headers["Retry-After"]) > 0
    assert there.post("/accounts/signup/", {}).status_code == 200


def test_a_new_code_is_not_sent_twice_in_ten_seconds(ana, visitor):
    ana.user.emailaddress_set.update(verified=False)
    visitor.post("/accounts/login/", {"login": "ana@example.org", "password": "a long enough password"})
    assert visitor.post("/accounts/confirm-email/", {"action": "resend"}).status_code == 429
    assert len(mail.outbox) == 1


def test_a_very_long_password_is_refused_before_it_is_hashed(ana, visitor):
    answer = visitor.post("/accounts/login/", {"login": "ana@example.org", "password": "x" * 2_000_000})
    assert answer.status_code in (400, 413)
