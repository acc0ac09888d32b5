"""Leaves out the tests that only mean something on another database than the one in use."""

import pytest
from django.db import connection


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if connection.vendor == "mysql":
        return
    elsewhere = [item for item in items if item.get_closest_marker("mariadb")]
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if item not in elsewhere]
