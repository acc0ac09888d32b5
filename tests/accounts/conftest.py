import re

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet():
    """The limits live in the cache, which outlasts a test."""
    cache.clear()


@pytest.fixture
def code_in():
    """Return the code that a message carries."""

    def read(message):
        return re.search(r"\b[A-Z]{4}-[A-Z]{4}\b", message.body)[0]

    return read
