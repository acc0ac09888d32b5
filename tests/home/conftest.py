"""Pages built the way editors build them."""

import json
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from wagtail.models import Site

from home.models import GuidelinesPage, HomePage

Block = tuple[str, dict[str, Any]]


def stream(*blocks: Block) -> str:
    """Return a StreamField's JSON with a fresh id for each block."""
    return json.dumps([{"type": name, "value": value, "id": str(uuid.uuid4())} for name, value in blocks])


def items(*values: Any) -> list[dict[str, Any]]:
    """Return the JSON of a list inside a block."""
    return [{"type": "item", "value": value, "id": str(uuid.uuid4())} for value in values]


@pytest.fixture
def home_page(db: None) -> HomePage:
    return Site.objects.get(is_default_site=True).root_page.specific


@pytest.fixture
def guidelines(db: None) -> GuidelinesPage:
    return GuidelinesPage.objects.get()


@pytest.fixture
def publish(home_page: HomePage) -> Callable[..., None]:
    """Put these blocks on the home page and publish it."""

    def put(*blocks: Block) -> None:
        home_page.body = stream(*blocks)
        home_page.save_revision().publish()

    return put
