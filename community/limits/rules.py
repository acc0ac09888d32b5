"""The table of the settings, as the code asks for it."""

from dataclasses import dataclass

from django.conf import settings

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
# Their number is large and a mistake about it harms nobody, so counting them may not cost a query.
READS = frozenset({"page", "file", "search", "suggest"})


@dataclass(frozen=True)
class Window:
    """Up to `most` times in `seconds` from the first time on. The first of a row is the finest."""

    most: int
    seconds: int


def windows_of(action: str, kind: str) -> list[Window]:
    """Return the windows of a row for "member", "newcomer" or "visitor"; none where the row says nothing."""
    row = settings.RATE_LIMITS[action]
    return [Window(*window) for window in row.get(kind, ())]


def has_rule_for_newcomers(action: str) -> bool:
    return "newcomer" in settings.RATE_LIMITS[action]


def action_of(view_name: str, method: str | None) -> str | None:
    """Return the row that a request counts for besides its page; never by its path, which has many spellings."""
    if method in SAFE_METHODS:
        return settings.RATE_LIMITED_READS.get(view_name)
    if view_name in settings.RATE_LIMITED_VIEWS:
        return str(settings.RATE_LIMITED_VIEWS[view_name])
    is_account = view_name.startswith(settings.RATE_LIMITED_ACCOUNT_VIEWS)
    return "account" if is_account and view_name not in settings.RATE_UNLIMITED_VIEWS else None


def waits_for_the_store(action: str) -> bool:
    """Whether this may not happen while what counts is away."""
    return action in settings.RATE_LIMITS_CLOSED
