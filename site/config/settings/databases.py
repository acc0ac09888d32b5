"""Connection options each database needs before it can be trusted with members' words."""

from typing import Any

SQLITE_OPTIONS = {
    # The default, deferred, takes the write lock too late: two writers then fail at once instead of waiting.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}

MYSQL_CHARSET = "utf8mb4"
# The general and plain unicode collations hold all emoji to be equal; this one tells them apart on MariaDB and MySQL.
MYSQL_COLLATION = "utf8mb4_unicode_520_ci"
MYSQL_OPTIONS = {
    "charset": MYSQL_CHARSET,
    "collation": MYSQL_COLLATION,
    "isolation_level": "read committed",
}


def with_safe_options(database: dict[str, Any]) -> dict[str, Any]:
    """Return the settings of one database with our options added; those of DATABASE_URL win."""
    engine = database["ENGINE"]
    if engine.endswith("sqlite3"):
        database["OPTIONS"] = SQLITE_OPTIONS | database.get("OPTIONS", {})
    elif engine.endswith("mysql"):
        database["OPTIONS"] = MYSQL_OPTIONS | database.get("OPTIONS", {})
        database["CONN_MAX_AGE"] = 60
        database["CONN_HEALTH_CHECKS"] = True
        collation = database["OPTIONS"]["collation"]
        database["TEST"] = {"CHARSET": MYSQL_CHARSET, "COLLATION": collation}
    return database
