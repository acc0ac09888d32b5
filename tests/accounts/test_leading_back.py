"""Wherever a page leads back to somewhere, it is somewhere here: tried with every address known to fool others."""

from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.architecture.sources import ROOT
from tests.conftest import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.once]
COLLECTIONS = ROOT.parent / "shared" / "corpora" / "strings"
OWN = [
    "//evil.example/%2f..", "///evil.example", "////evil.example", "https:evil.example", "https://testserver.evil.example",
    "https://testserver@evil.example/", "/\\evil.example", "\\/evil.example", "/\t/evil.example", "/%09/evil.example",
    "//%5cevil.example", "/%5c/evil.example", "javascript:alert(1)", "data:text/html,x", "//evil。example", "ftp://evil.example",
    "http:///evil.example", "\x00//evil.example", " //evil.example", "https://[::1]/", "/..//evil.example", "x" * 5000,
]  # fmt: skip


def payloads():
    found = list(OWN)
    for path in sorted(COLLECTIONS.glob("open_redirect*.txt")) if COLLECTIONS.exists() else []:
        found += path.read_text(encoding="utf-8", errors="replace").splitlines()
    return [one for one in dict.fromkeys(found) if one]


def leads_elsewhere(answer):
    """Read the address as browsers do: a backslash is a slash, and what cannot be seen is not there."""
    address = answer.headers.get("Location", "")
    seen = "".join(sign for sign in address.replace("\\", "/") if sign > " ")
    parts = urlsplit(seen)
    return bool(parts.scheme or parts.netloc) or seen.startswith("//")


def test_the_doors_of_signing_in_lead_nowhere_else(ana, mia, client_for):
    member, staff = client_for(ana), client_for(mia)
    fooled = []
    for address in payloads():
        answers = [
            member.get("/accounts/login/", {"next": address}),
            member.get("/accounts/signup/", {"next": address}),
            member.get("/accounts/security/webauthn/login/", {"next": address}),
            staff.get("/accounts/security/staff/", {"next": address}),
        ]
        if any(leads_elsewhere(answer) or answer.status_code >= 500 for answer in answers):
            fooled.append(address)
    assert fooled == []


def test_neither_do_signing_in_and_showing_again_who_one_is(ana, settings):
    settings.ACCOUNT_RATE_LIMITS = False
    fooled = []
    for number, address in enumerate(payloads()[:: 1 if len(payloads()) < 40 else 6]):
        client = Client(REMOTE_ADDR=f"198.51.100.{number}")
        answers = [
            client.post(
                "/accounts/login/", {"login": "ana@example.org", "password": PASSWORD, "next": address}
            ),
            client.post("/accounts/reauthenticate/", {"password": PASSWORD, "next": address}),
            client.post("/accounts/logout/", {"next": address}),
        ]
        if any(leads_elsewhere(answer) or answer.status_code >= 500 for answer in answers):
            fooled.append(address)
    assert fooled == []


def test_a_way_back_that_is_here_is_taken(ana, visitor):
    answer = visitor.post(
        "/accounts/login/?next=/latest/", {"login": "ana@example.org", "password": PASSWORD}
    )
    assert answer.url == "/latest/"
