"""Leaves out the tests that would say nothing new on the database in use; what is left out is counted, not skipped."""

import pytest
from django.db import connection

# A test without any of these cannot reach a database: pytest-django stands in the way.
REACHES_DATABASE = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    elsewhere = [item for item in items if is_for_another_database(item, connection.vendor)]
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)
        left_out = set(elsewhere)
        items[:] = [item for item in items if item not in left_out]


def is_for_another_database(item: pytest.Item, vendor: str) -> bool:
    """Say whether the run on SQLite shows all there is to show, or only that on MariaDB or MySQL shows anything."""
    if vendor != "mysql":
        return item.get_closest_marker("mariadb") is not None
    return item.get_closest_marker("once") is not None or not reaches_database(item)


def reaches_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("django_db") is not None or item.get_closest_marker("mariadb") is not None:
        return True
    return not REACHES_DATABASE.isdisjoint(getattr(item, "fixturenames", ()))
