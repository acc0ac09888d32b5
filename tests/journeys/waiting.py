"""Waiting for what no page shows: that the site has it."""

import time
from collections.abc import Callable

from playwright.sync_api import Page

PATIENCE = 20


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Let the browser go on until this holds. Raises AssertionError when it never does."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "this never came to hold"
        page.wait_for_timeout(100)
