"""Asking as somebody and naming what came of it, in the words of the matrix."""

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from community.pictures.models import Picture
from tests.matrix.doors import Ask
from tests.surfaces.addresses import links_of
from tests.world.world import World

# How one is signed in may be freshened by any look at a page.
UNCOUNTED = {"django_session", "usersessions_usersession"}
# Wagtail notes who has a page open to edit.
UNCOUNTED |= {"wagtailadmin_editingsession", "wagtailcore_pagesubscription"}
# That moderators read what is not for everybody is kept in the log; nobody else's look at a page may write there.
LOG = {"moderation_auditentry", "moderation_audithead"}
LOGGED = {"moderator", "admin"}
WRITES = re.compile(
    r"\s*(?:INSERT INTO|UPDATE|DELETE FROM|REPLACE INTO|INSERT OR IGNORE INTO)\s+[`\"]?(\w+)", re.I
)
NOTICES = ("Your account is suspended", "Your post was removed")


class Watch:
    """Which tables a request wrote to, and whether it left something to do once it is committed."""

    def __init__(self, uncounted: set[str]) -> None:
        self.uncounted = uncounted
        self.tables: set[str] = set()
        self._waiting = len(connection.run_on_commit)

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if (found := WRITES.match(sql)) and found[1] not in self.uncounted:
            self.tables.add(found[1])
        return execute(sql, params, many, context)

    @property
    def wrote(self) -> bool:
        return bool(self.tables) or len(connection.run_on_commit) > self._waiting


@contextmanager
def taken_back(*, is_logged: bool = False) -> Iterator[Watch]:
    """Watch what is written, and take it back afterwards; `is_logged` where a look may be noted in the log."""
    watch = Watch(UNCOUNTED | LOG if is_logged else UNCOUNTED)
    with transaction.atomic():
        with connection.execute_wrapper(watch):
            yield watch
        transaction.set_rollback(True)
    if watch.wrote:
        _take_back_files()


def _take_back_files() -> None:
    """Delete the public copies of pictures that are closed again: files know no transaction."""
    is_open = set(Picture.objects.filter(is_open=True).values_list("key", flat=True))
    for folder in Path(settings.MEDIA_ROOT, "pictures").glob("*/*"):
        if folder.name not in is_open:
            shutil.rmtree(folder)


def ask_as(client: Client, ask: Ask) -> HttpResponse:
    headers = dict(ask.headers) | ({"HX-Request": "true"} if ask.is_fragment else {})
    if ask.data is None:
        answer = client.get(ask.address, headers=headers)
        if answer.status_code in (301, 302) and _leads(answer) == "elsewhere":
            answer = client.get(answer.headers["Location"], headers=headers)
        return answer
    return client.post(ask.address, ask.data, headers=headers)


def body(answer: HttpResponse) -> str:
    """Return every byte that came, headers and cookies too."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if answer.headers.get("Content-Type") == "application/zip":
        content = _unpacked(content)
    return f"{answer.headers} {answer.cookies} {content.decode('utf-8', 'replace')}"


def _unpacked(content: bytes) -> bytes:
    """Return the names and the bytes of all files in an archive, in which words cannot be found as it is."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return b" ".join(part for name in packed.namelist() for part in (name.encode(), packed.read(name)))


@dataclass(frozen=True)
class Seen:
    """What came of a request, without its bytes."""

    status: int
    leads: str | None
    canaries: frozenset[str]
    is_notice: bool
    tables: frozenset[str]
    wrote: bool
    changed: bool
    links: tuple[str, ...] = ()

    @property
    def outcome(self) -> str:
        """What came of it in the words of the matrix, before anybody looks for the secret."""
        if self.is_notice:
            return "notice"
        if self.leads in ("login", "away"):
            return self.leads
        if self.leads is not None:
            return "allow" if self.wrote else "told"
        return str(self.status) if self.status >= 400 else "allow"


def look(world: World, actor: str, ask: Ask) -> Seen:
    """Ask and take back what was changed. Nothing changes the world, so a page is fetched once for all cells."""
    key = (actor, ask.address, ask.is_fragment)
    if ask.data is not None or ask.headers:
        return _fresh(world, actor, ask)
    if key not in world.seen:
        world.seen[key] = _fresh(world, actor, ask)
    return world.seen[key]


def _fresh(world: World, actor: str, ask: Ask) -> Seen:
    with taken_back(is_logged=ask.data is None and actor in LOGGED) as watch:
        before = ask.kept() if ask.kept else None
        answer = ask_as(world.client(actor), ask)
        text = body(answer)
        return Seen(
            status=answer.status_code,
            leads=_leads(answer),
            canaries=frozenset(world.canaries.found_in(text)),
            is_notice=any(notice in text for notice in NOTICES),
            tables=frozenset(watch.tables),
            wrote=watch.wrote,
            changed=ask.kept is None or ask.kept() != before,
            links=_links(answer, ask.address, text),
        )


def _links(answer: HttpResponse, address: str, text: str) -> tuple[str, ...]:
    """Return where a page leads to; where somebody is led by itself has been looked at in the same breath."""
    if not answer.headers.get("Content-Type", "").startswith("text/html"):
        return ()
    return tuple(dict.fromkeys(links_of(text, address)))


def observed(world: World, actor: str, ask: Ask) -> str:
    """Ask, take back what was changed, and return the outcome.

    Besides the words of the oracle: "absent" a page without the secret, "away" led out of a room of the admin, "told"
    a refusal in words, "422" a form that refuses, "nothing" a deed that left what is another's as it was.
    """
    seen = look(world, actor, ask)
    outcome, shown = seen.outcome, bool(ask.shows) and ask.shows in seen.canaries
    if outcome == "allow" and ask.data is None and ask.shows and not shown:
        outcome = "absent"
    if outcome == "allow" and not seen.changed:
        outcome = "nothing"
    if shown and outcome not in ("allow", "notice"):
        return f"{outcome}, and it shows the secret"
    reads = ask.data is None or outcome not in ("allow", "nothing")
    return f"{outcome}, and it writes to {sorted(seen.tables)}" if reads and seen.wrote else outcome


def _leads(answer: HttpResponse) -> str | None:
    """Return where a redirect leads: "login", "away" out of a room of the admin, or elsewhere; None for a page."""
    if answer.status_code not in (301, 302, 303):
        return None
    to = answer.headers["Location"]
    if to.startswith((reverse("account_login"), reverse("wagtailadmin_login"))):
        return "login"
    return "away" if to == reverse("wagtailadmin_home") else "elsewhere"
