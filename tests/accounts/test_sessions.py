"""Where one is signed in: listed in words, ended by oneself or by time, and told about when it is new."""

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client

from community.accounts.devices import device_in_words, network_in_words, shortened
from community.accounts.models import KnownDevice
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db
SIGN_IN = "/accounts/login/"
AGAIN = "/accounts/reauthenticate/"
SESSIONS = "/accounts/security/sessions/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile Safari/604.1"
START = "2026-11-01 12:00:00Z"
DAY = 24 * 60 * 60


def signed_in(email="ana@example.org", agent=FIREFOX, address="192.0.2.7"):
    client = Client(HTTP_USER_AGENT=agent, REMOTE_ADDR=address)
    assert client.post(SIGN_IN, {"login": email, "password": PASSWORD}).status_code == 302
    return client


def confirmed(client):
    client.post(AGAIN, {"password": PASSWORD})
    return client


def is_in(client):
    return client.get("/settings/").status_code == 200


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox on Linux"),
        (IPHONE, "Safari on iPhone"),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/150.0 Safari/537.36 Edg/150.0",
            "Edge on Windows",
        ),
        (
            "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/150.0 Mobile Safari/537.36",
            "Chrome on Android",
        ),
        ("Mozilla/5.0 (Macintosh) AppleWebKit/605 Version/19 Safari/605", "Safari on Mac"),
        ("curl/8", "An unknown browser"),
        ("", "An unknown browser"),
    ],
)
def test_a_device_is_named_in_words(agent, words):
    assert device_in_words(agent) == words


@pytest.mark.parametrize(
    ("address", "short", "words"),
    [
        ("192.0.2.77", "192.0.2.0", "192.0.2.x"),
        ("::ffff:192.0.2.77", "192.0.2.0", "192.0.2.x"),
        ("2001:db8:1:2:3::4", "2001:db8:1::", "2001:db8:1:…"),
        ("::1", "::", ":…"),
    ],
)
def test_an_address_is_kept_only_as_far_as_its_network(address, short, words):
    assert shortened(address) == short
    assert network_in_words(address) == words


def test_the_list_names_every_device_and_stores_no_whole_address(ana):
    here = signed_in()
    signed_in(agent=IPHONE, address="198.51.100.9")
    page = here.get(SESSIONS).content.decode()
    assert "Firefox on Linux" in page and "Safari on iPhone" in page
    assert "192.0.2.x" in page and "198.51.100.x" in page
    assert page.count("This device") == 1
    assert set(UserSession.objects.values_list("ip", flat=True)) == {"192.0.2.0", "198.51.100.0"}


def test_a_device_that_is_signed_out_from_elsewhere_is_out_at_once(ana):
    here, there = signed_in(), signed_in(agent=IPHONE)
    end = f"{SESSIONS}{UserSession.objects.get(user_agent=IPHONE).pk}/end/"
    assert here.get(end).status_code == 405
    assert here.post(end).url.startswith(f"{AGAIN}?next=")
    assert is_in(there), "not before it is sure who asks"
    confirmed(here)
    assert here.post(end).url == SESSIONS
    assert not is_in(there) and is_in(here)
    assert "Safari on iPhone" not in here.get(SESSIONS).content.decode()


def test_nobody_ends_a_session_of_somebody_else(ana, cleo):
    signed_in()
    other = confirmed(signed_in("cleo@example.org"))
    session = UserSession.objects.get(user=ana.user)
    assert other.post(f"{SESSIONS}{session.pk}/end/").status_code == 404
    assert UserSession.objects.filter(pk=session.pk).exists()


def test_all_others_are_signed_out_in_one_press(ana):
    here, phone, desk = signed_in(), signed_in(agent=IPHONE), signed_in(agent="curl/8")
    assert here.post(SESSIONS).url.startswith(AGAIN)
    assert is_in(phone) and is_in(desk)
    confirmed(here)
    here.post(SESSIONS)
    assert is_in(here) and not is_in(phone) and not is_in(desk)
    assert UserSession.objects.count() == 1


def test_a_new_password_ends_all_others_and_keeps_the_list_right(ana):
    here, there = signed_in(), signed_in(agent=IPHONE)
    before = here.cookies["sessionid"].value
    new = "another sentence altogether"
    here.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new})
    assert here.cookies["sessionid"].value != before
    assert is_in(here) and not is_in(there)
    (row,) = UserSession.objects.all()
    assert (row.session_key, row.ip) == (here.cookies["sessionid"].value, "192.0.2.0")


def test_showing_again_who_one_is_gives_the_session_a_new_key_and_kills_the_old(ana):
    client = signed_in()
    before = client.cookies["sessionid"].value
    confirmed(client)
    assert client.cookies["sessionid"].value != before
    old = Client()
    old.cookies["sessionid"] = before
    assert not is_in(old) and is_in(client)
    assert "This device" in client.get(SESSIONS).content.decode()
    assert UserSession.objects.count() == 1


def test_a_wrong_password_there_changes_nothing(ana):
    client = signed_in()
    client.post(AGAIN, {"password": "wrong"})
    assert client.post(SESSIONS).url.startswith(AGAIN)


def test_it_is_asked_for_again_after_five_minutes(ana):
    with time_machine.travel(START, tick=False) as clock:
        client = confirmed(signed_in())
        clock.shift(299)
        assert client.post(SESSIONS).url == SESSIONS
        clock.shift(2)
        assert client.post(SESSIONS).url.startswith(AGAIN)


@pytest.mark.parametrize(("days", "stays"), [(13.9, True), (14.1, False)])
def test_a_session_nobody_uses_for_two_weeks_is_over(ana, days, stays):
    with time_machine.travel(START, tick=False) as clock:
        client = signed_in()
        clock.shift(days * DAY)
        assert is_in(client) is stays


def test_a_session_in_use_lasts_for_ninety_days(ana):
    with time_machine.travel(START, tick=False) as clock:
        client = signed_in()
        for _week in range(12):
            clock.shift(7 * DAY)
            assert is_in(client)
        clock.shift(5.9 * DAY)
        assert is_in(client)
        clock.shift(0.2 * DAY)
        assert not is_in(client)
        assert not UserSession.objects.exists()


@pytest.mark.parametrize(("hours", "stays"), [(11.9, True), (12.1, False)])
def test_staff_are_signed_out_after_half_a_day_without_a_visit(mia, client_for, hours, stays):
    with time_machine.travel(START, tick=False) as clock:
        client = client_for(mia)
        clock.shift(hours * 60 * 60)
        assert is_in(client) is stays


def test_staff_are_signed_out_after_a_day_however_busy(mia, client_for):
    with time_machine.travel(START, tick=False) as clock:
        client = client_for(mia)
        for _turn in range(4):
            clock.shift(5.9 * 60 * 60)
            assert is_in(client)
        clock.shift(0.5 * 60 * 60)
        assert not is_in(client)


def test_whoever_becomes_staff_has_the_shorter_limits_from_the_next_visit(ana, client_for):
    with time_machine.travel(START, tick=False) as clock:
        client = client_for(ana)
        ana.user.is_superuser = True
        ana.user.save()
        clock.shift(60 * 60)
        assert is_in(client)
        clock.shift(13 * 60 * 60)
        assert not is_in(client)


def test_a_visit_is_written_down_every_quarter_of_an_hour_and_not_oftener(ana, django_assert_num_queries):
    with time_machine.travel(START, tick=False) as clock:
        client = signed_in()
        first = UserSession.objects.get().last_seen_at
        clock.shift(14 * 60)
        is_in(client)
        assert UserSession.objects.get().last_seen_at == first
        clock.shift(2 * 60)
        is_in(client)
        assert UserSession.objects.get().last_seen_at > first


def test_a_new_device_is_told_about_and_a_known_one_is_not(ana):
    signed_in()
    (told,) = mail.outbox
    assert told.to == ["ana@example.org"]
    assert told.subject == "A new sign-in to Commonplace"
    assert "Firefox on Linux" in told.body and "192.0.2.x" in told.body and "192.0.2.7" not in told.body
    signed_in(address="192.0.2.200")
    assert len(mail.outbox) == 1
    signed_in(agent=IPHONE)
    signed_in(address="198.51.100.1")
    assert len(mail.outbox) == 3


def test_a_failed_try_is_no_sign_in(ana):
    Client().post(SIGN_IN, {"login": "ana@example.org", "password": "wrong"})
    assert mail.outbox == []
    assert not KnownDevice.objects.exists()


def test_what_is_kept_of_a_device_tells_nothing_and_is_forgotten(ana):
    with time_machine.travel(START, tick=False) as clock:
        signed_in()
        row = KnownDevice.objects.get()
        assert len(row.fingerprint) == 64 and str(row) == row.fingerprint[:8]
        clock.shift(181 * DAY)
        signed_in(agent=IPHONE)
        assert not KnownDevice.objects.filter(pk=row.pk).exists()


def test_two_members_on_one_device_leave_no_common_trace(ana, cleo):
    signed_in()
    signed_in("cleo@example.org")
    assert len(set(KnownDevice.objects.values_list("fingerprint", flat=True))) == 2


def test_the_htmx_way_to_the_door_loads_the_whole_page(ana):
    client = signed_in()
    answer = client.post(SESSIONS, headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"].startswith(AGAIN)


@pytest.mark.parametrize("method", ["get", "post"])
def test_visitors_sign_in_first(visitor, method):
    assert getattr(visitor, method)(SESSIONS).url.startswith(SIGN_IN)
