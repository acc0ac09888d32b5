"""Whoever watches the machine learns which part of it is down."""

from unittest.mock import patch

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import models

pytestmark = pytest.mark.django_db


class NoAnswer(Exception):
    """What a cache of any kind may raise, without being an OSError."""


@pytest.fixture
def silent_cache():
    backend = type(cache._connections["default"])
    with (
        patch.object(backend, "get", side_effect=NoAnswer),
        patch.object(backend, "set", side_effect=NoAnswer),
    ):
        yield


def test_a_living_process_says_so(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"alive")


def test_a_site_that_can_work_says_so_for_each_part(client):
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"database": True, "cache": True, "storage": True}


def test_a_silent_cache_is_named(client, silent_cache):
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"database": True, "cache": False, "storage": True}


def test_no_table_of_ours_relies_on_a_constraint_that_mariadb_lacks():
    """The check that would say so is silenced for the sake of two libraries."""
    ours = [one for one in apps.get_models() if one.__module__.startswith(("community.", "home."))]
    conditional = [
        constraint.name
        for model in ours
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint) and constraint.condition is not None
    ]
    assert conditional == []
