"""The world, built once for all proofs of a process, in a transaction that is never committed."""

import tempfile
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings

from tests.world.world import World, build_world


class _TakenBack(Exception):
    """Ends the transaction of the world."""


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[World]:
    with (
        tempfile.TemporaryDirectory() as media,
        django_db_blocker.unblock(),
        # Everybody shows once that it is them, and asking for all of it takes longer than that counts.
        override_settings(MEDIA_ROOT=media, ACCOUNT_REAUTHENTICATION_TIMEOUT=60 * 60),
    ):
        try:
            with transaction.atomic():
                yield build_world()
                raise _TakenBack
        except _TakenBack:
            cache.clear()
