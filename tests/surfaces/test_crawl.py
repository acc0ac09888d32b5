"""Following every link: no door leads nowhere, looking changes nothing, and every answer is guarded."""

import hashlib
from collections import deque
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.http import HttpResponse
from django.test import Client

from tests.factories.worlds import World
from tests.surfaces.addresses import links_of
from tests.surfaces.conftest import ClientOf

MOST = 150
STARTS = (
    "/",
    "/latest/",
    "/tags/",
    "/feed/",
    "/notifications/",
    "/settings/",
    "/posts/new/",
    "/accounts/login/",
)
# What a suspended member may still do: read why and appeal, take along, leave.
RIGHTS = {"/decisions/": 200, "/settings/export/": 302, "/settings/leave/": 302}
ROLES = ("visitor", "member", "author", "suspended", "moderator", "editor")

# Sessions are how one is signed in; a look at a page may freshen them.
NOT_COMPARED = {"django_session"}

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def everything_stored() -> dict[str, str]:
    """Return a digest of the rows of each table."""
    tables = {model._meta.db_table for model in apps.get_models()} - NOT_COMPARED
    with connection.cursor() as cursor:
        return {table: _digest(cursor, table) for table in sorted(tables)}


def _digest(cursor: CursorWrapper, table: str) -> str:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
    return hashlib.sha256(repr(sorted(map(repr, cursor.fetchall()))).encode()).hexdigest()


def crawl(client: Client, starts: tuple[str, ...]) -> Iterator[tuple[str, HttpResponse]]:
    """Yield each address and its answer, nearest first."""
    waiting, known = deque(starts), set(starts)
    while waiting and len(known) <= MOST:
        address = waiting.popleft()
        response = client.get(address)
        yield address, response
        if is_page(response):
            fresh = [link for link in links_of(response.text, address) if link not in known]
            known.update(fresh)
            waiting.extend(dict.fromkeys(fresh))


def weaknesses(response: HttpResponse) -> list[str]:
    """Return what a response should have said to the browser and did not."""
    found = [name for name, value in HEADERS.items() if response.get(name) != value]
    policy = response.get("Content-Security-Policy", "")
    if "default-src 'none'" not in policy:
        found.append("no policy")
    found += [word for word in ("unsafe-inline", "unsafe-eval", "data:", "http:", "*") if word in policy]
    if "camera=()" not in response.get("Permissions-Policy", ""):
        found.append("Permissions-Policy")
    return found


@pytest.mark.parametrize("role", ROLES)
def test_every_link_leads_somewhere_and_looking_changes_nothing(client_of: ClientOf, role: str) -> None:
    client = client_of(role)
    before = everything_stored()
    answers = dict(crawl(client, STARTS))
    after = everything_stored()
    assert len(answers) >= (len(STARTS) if role == "suspended" else 25)
    allowed, exceptions = ({403}, RIGHTS) if role == "suspended" else ({200, 301, 302}, {})
    assert {
        at: answer.status_code for at, answer in answers.items() if answer.status_code not in allowed
    } == exceptions
    assert {at: weak for at, answer in answers.items() if (weak := weaknesses(answer))} == {}
    assert {table for table in before if before[table] != after[table]} == set()
    if role != "visitor":
        assert {at for at, answer in answers.items() if is_page(answer) and not is_private(answer)} == set()


def is_page(response: HttpResponse) -> bool:
    return response.get("Content-Type", "").startswith("text/html")


def is_private(response: HttpResponse) -> bool:
    """Say whether only the person who asked may keep the page, and not even their browser does."""
    return {"private", "no-store"} <= set(response.get("Cache-Control", "").split(", "))


def test_reading_gives_a_visitor_no_cookie(client_of: ClientOf, world: World) -> None:
    client = client_of("visitor")
    talk = world.talked_about.get_absolute_url()
    reading = (
        "/",
        "/latest/",
        "/tags/",
        "/tags/kites/",
        "/house-rules/",
        "/about/",
        "/@ana/",
        talk,
        "/nowhere/",
    )
    assert {at for at in reading if client.get(at).cookies} == set()
    assert not client.cookies


@pytest.mark.parametrize("role", ["visitor", "newcomer"])
def test_answers_that_are_no_pages_are_guarded_as_well(client_of: ClientOf, world: World, role: str) -> None:
    client = client_of(role)
    hidden = world.removed.get_absolute_url()
    answers = {
        hidden: (client.get(hidden), 404),
        "nowhere": (client.get("/nowhere/at/all/"), 404),
        "unreadable": (client.get("/latest/?before=%00"), 400),
        "wrong method": (client.delete("/latest/"), 405),
        "short address": (client.get(f"/posts/{world.plain.pk}/"), 302),
        "picture": (client.get("/quilt/0123456789abcdef.svg"), 200),
        "news": (client.get("/latest/feed.atom"), 200),
        "like": (client.post(f"/posts/{world.plain.pk}/like/"), 302),
        "health": (client.get("/healthz"), 200),
    }
    assert {name: answer.status_code for name, (answer, _status) in answers.items()} == {
        name: status for name, (_answer, status) in answers.items()
    }
    assert {name: weak for name, (answer, _status) in answers.items() if (weak := weaknesses(answer))} == {}
