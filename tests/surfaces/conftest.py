"""A small community, and clients that answer with an error page instead of raising."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings as site_settings
from django.core.cache import cache
from django.test import Client, override_settings

from community.members.models import Member
from tests.conftest import make_member
from tests.factories.worlds import World, a_world

ClientOf = Callable[[str], Client]


@pytest.fixture(autouse=True)
def _looking_at_every_page_is_no_flood():
    often = [(1_000_000, 300)]
    rows = site_settings.RATE_LIMITS | {"page": {"member": often, "visitor": often}}
    with override_settings(RATE_LIMITS=rows):
        yield


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = str(tmp_path / "media")
    cache.clear()
    return tmp_path / "media"


@pytest.fixture
def world(ana: Member, bo: Member, cleo: Member, mia: Member) -> World:
    return a_world(ana, bo, cleo, mia, make_member("samuel", "Sam Suspended"))


@pytest.fixture
def client_of(world: World, ed: Member, ada: Member) -> ClientOf:
    """Return the client of somebody by what they are here."""
    people = {
        "visitor": None,
        "member": world.bo,
        "author": world.ana,
        "newcomer": world.cleo,
        "suspended": world.sam,
        "moderator": world.mia,
        "editor": ed,
        "administrator": ada,
    }

    def client(role: str) -> Client:
        found = Client(raise_request_exception=False)
        if people[role] is not None:
            found.force_login(people[role].user)
        return found

    return client
