"""System checks about the machinery the site stands on; `manage.py migrate` runs those about the database first."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

CHARSET = "utf8mb4"
# What the general and the plain unicode collations hold to be the same letter.
TWO_EMOJI = ("🧵", "🪡")

CHARSET_HINT = "Add ?charset=utf8mb4&collation=utf8mb4_unicode_520_ci to DATABASE_URL, or leave both out."
COLLATION_HINT = "Use utf8mb4_unicode_520_ci, or on MariaDB 10.10 and later uca1400_ai_ci, in DATABASE_URL."
DATABASE_HINT = (
    "Before the first migration run: ALTER DATABASE {name} CHARACTER SET utf8mb4 COLLATE {collation};"
)


@register(Tags.database)
def check_mysql_collation(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Refuse a MariaDB or MySQL connection that would break migrations half-way or mix up members' words."""
    wrappers = [connections[alias] for alias in databases or ()]
    return [problem for wrapper in wrappers if wrapper.vendor == "mysql" for problem in _problems(wrapper)]


def _problems(wrapper: BaseDatabaseWrapper) -> list[CheckMessage]:
    charset, collation, database_collation = _answers(
        wrapper, "SELECT @@character_set_connection, @@collation_connection, @@collation_database"
    )
    if charset != CHARSET:
        message = (
            f"The connection to the database speaks {charset}, which cannot hold every letter and emoji."
        )
        return [Error(message, hint=CHARSET_HINT, id="common.E001")]
    found: list[CheckMessage] = []
    if _answers(wrapper, "SELECT %s = %s", *TWO_EMOJI) != (0,):
        message = (
            f"The collation {collation} holds different emoji to be equal, so two tags would become one."
        )
        found.append(Error(message, hint=COLLATION_HINT, id="common.E002"))
    if database_collation != collation:
        message = f"The database's own collation is {database_collation}, the connection's is {collation}."
        hint = DATABASE_HINT.format(name=wrapper.settings_dict["NAME"], collation=collation)
        found.append(Error(message, hint=hint, id="common.E003"))
    return found


def _answers(wrapper: BaseDatabaseWrapper, question: str, *values: str) -> tuple[Any, ...]:
    with wrapper.cursor() as cursor:
        cursor.execute(question, values)
        return tuple(cursor.fetchone())
