"""Guessing passwords gets nobody in and locks nobody out who only shares the machine."""

import pytest
import time_machine
from django.test import Client

from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db
SIGN_IN = "/accounts/login/"


def signing_in(email, password, address="192.0.2.7", **headers):
    client = Client(REMOTE_ADDR=address)
    answer = client.post(SIGN_IN, {"login": email, "password": password}, **headers)
    return answer, "_auth_user_id" in client.session


def test_thirty_wrong_passwords_lock_the_pair_and_not_the_neighbour_on_the_same_address(ana, cleo):
    with time_machine.travel("2026-11-21 12:00:00Z", tick=False) as clock:
        statuses = []
        for _try in range(30):
            statuses.append(signing_in("ana@example.org", "wrong")[0].status_code)
            clock.shift(3)
        assert statuses == [200] * 5 + [429] * 25
        locked, inside = signing_in("ana@example.org", PASSWORD)
        assert locked.status_code == 429 and not inside, "the right password must wait as well"
        assert int(locked.headers["Retry-After"]) > 0
        assert signing_in("cleo@example.org", PASSWORD)[1]


def test_the_lock_looks_the_same_for_an_address_nobody_has(ana):
    answers = [
        [signing_in(email, "wrong", address)[0] for _try in range(6)]
        for email, address in (("ana@example.org", "192.0.2.1"), ("nobody@example.org", "192.0.2.2"))
    ]
    assert [one.status_code for one in answers[0]] == [one.status_code for one in answers[1]]
    assert answers[0][-1].content == answers[1][-1].content


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_X_FORWARDED_FOR": "198.51.100.1"},
        {"HTTP_X_REAL_IP": "198.51.100.1"},
        {"HTTP_FORWARDED": "for=198.51.100.1"},
        {"HTTP_X_FORWARDED_FOR": "192.0.2.99, 198.51.100.1", "HTTP_X_REAL_IP": "198.51.100.1"},
    ],
)
def test_a_forged_origin_changes_nothing(ana, headers):
    for _try in range(5):
        signing_in("ana@example.org", "wrong")
    assert signing_in("ana@example.org", PASSWORD, **headers)[0].status_code == 429


def test_one_machine_that_tries_many_addresses_has_to_wait_and_then_may_again(ana):
    with time_machine.travel("2026-11-21 12:00:00Z", tick=False) as clock:
        for number in range(10):
            signing_in(f"n{number}@example.org", "wrong")
        assert signing_in("ana@example.org", PASSWORD)[0].status_code == 429
        assert signing_in("ana@example.org", PASSWORD, "192.0.2.8")[1]
        clock.shift(61)
        assert signing_in("ana@example.org", PASSWORD)[1]


def test_a_right_password_in_between_does_not_start_the_count_of_the_machine_anew(ana, cleo):
    for number in range(9):
        signing_in(f"n{number}@example.org", "wrong")
    assert signing_in("cleo@example.org", PASSWORD)[1]
    signing_in("other@example.org", "wrong")
    assert signing_in("ana@example.org", PASSWORD)[0].status_code == 429
