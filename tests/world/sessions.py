"""Real sessions: through the sign-in page, with the second factor where there is one."""

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from community.accounts.models import User
from tests.world.people import APP_SECRET, PASSWORD

Cookies = dict[str, str]


def sign_in(user: User) -> Cookies:
    """Sign in as people do, and show once more that it is them, for what asks that; return the browser's cookies.

    Of somebody unconfirmed they are those of the half-way page.
    """
    # What is counted per address is no matter here: all of the world signs in from one.
    cache.clear()
    client = Client()
    answer = client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    assert answer.status_code == 302, answer.content.decode()
    if answer.headers["Location"].startswith(reverse("mfa_authenticate")):
        answer = client.post(reverse("mfa_authenticate"), {"code": code_of_the_app()})
        assert answer.status_code == 302, answer.content.decode()
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return {name: morsel.value for name, morsel in client.cookies.items()}


def code_of_the_app() -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(APP_SECRET, counter))


def client_with(cookies: Cookies) -> Client:
    client = Client(raise_request_exception=False)
    for name, value in cookies.items():
        client.cookies[name] = value
    return client
