"""What crawlers are asked to leave alone, and how somebody who found a hole knows whom to tell."""

from datetime import datetime, timedelta
from urllib.robotparser import RobotFileParser

import pytest
from django.test import Client
from django.utils import timezone

pytestmark = pytest.mark.django_db
SECURITY = "/.well-known/security.txt"


def fields(client: Client) -> dict[str, str]:
    answer = client.get(SECURITY)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/plain; charset=utf-8")
    return dict(line.split(": ", 1) for line in answer.content.decode().splitlines())


def test_crawlers_may_read_what_is_for_everybody_and_nothing_that_asks_for_a_sign_in(client: Client) -> None:
    rules = RobotFileParser()
    rules.parse(client.get("/robots.txt").content.decode().splitlines())
    assert all(rules.can_fetch("any", path) for path in ("/", "/posts/1/bowl/", "/@ana/", "/tags/clay/"))
    assert not any(
        rules.can_fetch("any", path) for path in ("/admin/", "/settings/privacy/", "/drafts/", "/decisions/")
    )


def test_it_names_no_page_that_would_otherwise_be_unknown(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert all(line.count("/") == 2 for line in lines if line.startswith("Disallow"))


def test_a_hole_is_reported_to_the_address_that_letters_come_from(client: Client, settings) -> None:
    settings.DEFAULT_FROM_EMAIL, settings.SITE_ADDRESS = (
        "The site <hello@community.example>",
        "https://c.example",
    )
    told = fields(client)
    assert told["Contact"] == "mailto:hello@community.example"
    assert told["Canonical"] == f"https://c.example{SECURITY}"


def test_an_operator_may_name_another_place(client: Client, settings) -> None:
    settings.SECURITY_CONTACT = "https://community.example/security/"
    assert fields(client)["Contact"] == "https://community.example/security/"


def test_it_never_looks_out_of_date(client: Client) -> None:
    expires = datetime.fromisoformat(fields(client)["Expires"])
    assert timezone.now() < expires < timezone.now() + timedelta(days=365)


@pytest.mark.parametrize("address", ["/robots.txt", SECURITY])
def test_nobody_is_looked_up_and_nobody_is_remembered(
    client: Client, address: str, django_assert_num_queries
) -> None:
    with django_assert_num_queries(0):
        answer = client.get(address)
    assert not answer.cookies and client.post(address).status_code == 405
