"""A browser for journeys: Debian's Chromium on a live server, watched for errors and for calls to other hosts."""

import os
import shutil
from urllib.parse import urlsplit

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from playwright.sync_api import ConsoleMessage, Page, Request

# Playwright keeps an event loop in this thread; the tests use the database from it all the same.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

PHONE = {"width": 390, "height": 844}
OWN_HOSTS = {"localhost", "127.0.0.1", ""}


def pytest_collection_modifyitems(items):
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journeys)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    # Without a sandbox, because root may not have one and the only pages opened are our own.
    return browser_type_launch_args | {"executable_path": chromium, "args": ["--no-sandbox"]}


@pytest.fixture(scope="session")
def base_url(live_server):
    return live_server.url


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return browser_context_args | {"viewport": PHONE, "locale": "en-GB", "timezone_id": "UTC"}


@pytest.fixture(scope="session", autouse=True)
def as_migrated(playwright, django_db_setup, django_db_blocker):
    """Keep what the migrations put into the database, so that each journey finds it again.

    Django does this by itself, but on the connection of the time before Playwright's event loop ran: with a loop in
    the thread there is another one. At the end the database is filled once more, for whoever keeps it.
    """
    creation = connection.creation
    with django_db_blocker.unblock():
        connection._test_serialized_contents = creation.serialize_db_to_string()
    yield
    with django_db_blocker.unblock():
        if not ContentType.objects.exists():
            creation.deserialize_db_from_string(connection._test_serialized_contents)


@pytest.fixture(autouse=True)
def first_pages_and_groups(django_db_serialized_rollback, transactional_db):
    """What the migrations put into the database is there again for each journey."""


@pytest.fixture
def troubles():
    """What went wrong in the pages of this journey; a journey that expects something empties it."""
    return []


@pytest.fixture
def context(context, troubles):
    context.set_default_timeout(15_000)
    context.on("page", lambda page: watch(page, troubles))
    yield context
    assert troubles == []


def watch(page: Page, troubles: list[str]) -> None:
    def heard(message: ConsoleMessage) -> None:
        if message.type == "error":
            troubles.append(f"{page.url}: {message.text}")

    def asked(request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.hostname not in OWN_HOSTS:
            troubles.append(f"{page.url} asked another host: {request.url}")

    page.on("console", heard)
    page.on("pageerror", lambda error: troubles.append(f"{page.url}: {error}"))
    page.on("request", asked)
