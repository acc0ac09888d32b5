"""A form of another site, or a token of another person, does nothing at any address."""

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.admin.crawl import admin_addresses
from tests.factories.worlds import World
from tests.surfaces.addresses import every_route, filled
from tests.surfaces.conftest import ClientOf
from tests.surfaces.test_crawl import everything_stored
from tests.surfaces.test_hostile_addresses import values

# Forgeries are refused before anything is looked up.
pytestmark = pytest.mark.once

# What Wagtail's own screens read by script. It asks for the token by itself.
READ_ONLY = "/admin/api/"


@pytest.fixture
def addresses(world: World) -> list[str]:
    """An address of every route there is, about things that exist."""
    about = values("ana", str(world.plain.pk)) | {"slug": "kites", "comment_id": str(world.first.pk)}
    ours = {filled(route, about) for route in every_route()}
    files = {filled(route, about) for route in every_route(elsewhere=True) if not route.startswith("/admin/")}
    admin = {address for _route, address in admin_addresses({"pk": str(world.report.pk)})}
    found = sorted(ours | files | admin)
    assert len(ours) > 60 and len(admin) > 150
    return found


def strict(client: Client) -> tuple[Client, str]:
    """Return the same person with a browser that is asked for tokens, and their token."""
    guarded = Client(enforce_csrf_checks=True, raise_request_exception=False)
    guarded.cookies = client.cookies
    guarded.get("/posts/new/")
    return guarded, guarded.cookies["csrftoken"].value


def send(client: Client, method: str, address: str, **more: str) -> HttpResponse:
    # What is counted for everybody is not what is tried here.
    cache.clear()
    data = {"text": "Forged.", "note": "Forged.", "rule": "1", "action": "delete", "pictures": "1"}
    if method != "POST":
        return client.generic(method, address, b"{}", content_type="text/plain", **more)
    return client.post(address, data, **more)


def attempts(client: Client, token: str, others: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield each way of sending something that its person did not send."""
    yield "no token", "POST", {}
    yield "the token of another session", "POST", {"HTTP_X_CSRFTOKEN": others}
    yield "another site", "POST", {"HTTP_X_CSRFTOKEN": token, "HTTP_ORIGIN": "https://evil.example"}
    yield "no site", "POST", {"HTTP_X_CSRFTOKEN": token, "HTTP_ORIGIN": "null"}
    for method in ("PUT", "PATCH", "DELETE"):
        yield method, method, {}


@pytest.mark.parametrize("role", ["author", "administrator"])
def test_nothing_forged_gets_through_anywhere(client_of: ClientOf, addresses: list[str], role: str) -> None:
    client, token = strict(client_of(role))
    _other, others = strict(client_of("moderator"))
    assert token != others
    asked = [address for address in addresses if address.startswith("/admin/") == (role == "administrator")]
    before = everything_stored()
    passed = []
    for number, address in enumerate(asked):
        ways = list(attempts(client, token, others))
        # In the admin's many rooms each way is tried in turn, elsewhere all of them.
        for way, method, more in ways[number % len(ways) :][:1] if role == "administrator" else ways:
            answer = send(client, method, address, **more)
            words = "CSRF Failed" if address.startswith(READ_ONLY) else "We couldn’t check that it was you"
            if answer.status_code != 403 or words not in answer.text:
                passed.append((way, address, answer.status_code))
    assert passed == []
    assert everything_stored() == before


def test_the_right_token_from_our_own_pages_gets_through(client_of: ClientOf, world: World) -> None:
    client, token = strict(client_of("member"))
    address = f"/posts/{world.plain.pk}/like/"
    assert client.post(address, HTTP_X_CSRFTOKEN=token).status_code == 302
    ours = {"HTTP_X_CSRFTOKEN": token, "HTTP_ORIGIN": "http://testserver"}
    assert client.post(address, **ours).status_code == 302
    assert world.plain.likes.count() == 1


def test_signing_in_and_joining_ask_for_a_token_too(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    for address in ("/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"):
        assert client.post(address, {"login": "ana@example.org", "password": "x"}).status_code == 403


def test_no_address_of_ours_is_exempt() -> None:
    exempt = {address for address, view in _views(get_resolver().url_patterns, "/") if _is_exempt(view)}
    assert {address for address in exempt if not address.startswith(READ_ONLY)} == set()


def _is_exempt(view: Callable[..., HttpResponse]) -> bool:
    return getattr(view, "csrf_exempt", False)


def _views(
    patterns: list[URLPattern | URLResolver], prefix: str
) -> Iterator[tuple[str, Callable[..., HttpResponse]]]:
    for pattern in patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _views(pattern.url_patterns, address)
        else:
            yield address, pattern.callback
