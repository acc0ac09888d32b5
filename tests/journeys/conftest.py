"""A browser for journeys: Debian's Chromium on a live server, watched for errors and for calls to other hosts."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings as site_settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, expect

from community.members.models import Member

# Playwright keeps an event loop in this thread; the tests use the database from it all the same.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
OWN_HOSTS = {"localhost", "127.0.0.1", ""}

# The browser says so on the console as well; this names the directive.
HEARS_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`against the policy: ${event.violatedDirective} ${event.blockedURI}`));
"""

OpenAs = Callable[..., Page]

# Two browsers and a database share small machines with other work.
expect.set_options(timeout=15_000)


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


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> Path:
    """Where this journey's pictures are."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    cache.clear()
    return tmp_path / "media"


@pytest.fixture
def context(context, troubles):
    yield watched(context, troubles)
    assert troubles == []


@pytest.fixture
def open_as(new_context, base_url, troubles) -> OpenAs:
    """Return a page in a browser of its own, signed in as this member, or as nobody."""

    def open_page(member: Member | None = None, size: dict[str, int] = PHONE, **options) -> Page:
        context = watched(new_context(**options), troubles)
        if member is not None:
            sign_in(context, member, base_url)
        page = context.new_page()
        page.set_viewport_size(size)
        return page

    yield open_page
    assert troubles == []


def sign_in(context: BrowserContext, member: Member, base_url: str) -> None:
    client = Client()
    client.force_login(member.user)
    name = site_settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": base_url}])


def watched(context: BrowserContext, troubles: list[str]) -> BrowserContext:
    context.set_default_timeout(20_000)
    context.add_init_script(HEARS_VIOLATIONS)
    context.on("page", lambda page: watch(page, troubles))
    return context


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
