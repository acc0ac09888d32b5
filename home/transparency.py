"""Figures of moderation in words: which month is meant, and what each table and number is called."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.common.errors import OperationRefused
from community.moderation.models import Appeal, Decision, Report

_MONTH = re.compile(r"(\d{4})-(\d{2})")

FATES = {
    "let_through": gettext_lazy("shown after a look"),
    "kept_away": gettext_lazy("removed"),
    "waiting": gettext_lazy("still waiting when this was written"),
}


@dataclass(frozen=True)
class Heading:
    """What one table is about. `has_noughts` when a reader wants to see what did not happen, too."""

    title: Any
    labels: Mapping[str, Any] = field(default_factory=dict)
    note: Any = ""
    has_noughts: bool = False


HEADINGS = {
    "rules": Heading(
        gettext_lazy("Reports, by the rule they named"),
        note=gettext_lazy("The rules are called as they were when somebody reported."),
    ),
    "kinds": Heading(
        gettext_lazy("Reports, by what they were about"), dict(Report.Kind.choices), has_noughts=True
    ),
    "outcomes": Heading(
        gettext_lazy("Reports that were answered"),
        {"upheld": gettext_lazy("something was done"), "dismissed": gettext_lazy("left as it was")},
        has_noughts=True,
    ),
    "decisions": Heading(
        gettext_lazy("Decisions of the moderators"),
        dict(Decision.Action.choices),
        gettext_lazy("One decision may do several things. The gravest of them counts."),
    ),
    "appeals": Heading(gettext_lazy("Appeals that came in")),
    "answered_appeals": Heading(
        gettext_lazy("Appeals that were answered"),
        {state: label for state, label in Appeal.State.choices if state != Appeal.State.OPEN},
        has_noughts=True,
    ),
    "held": Heading(
        gettext_lazy("Held by a rule of the site until a moderator had looked"), FATES, has_noughts=True
    ),
    "sanctions": Heading(gettext_lazy("What was in force on the last day"), dict(Decision.Action.choices)),
}


@dataclass(frozen=True)
class Section:
    """One table as a page shows it. `is_few` when the whole is one to four, and nothing more is said of it."""

    title: str
    note: str
    is_few: bool
    total: int
    rows: list[tuple[str, int]]
    others: int


def sections_of(figures: Mapping[str, Any]) -> list[Section]:
    """Return the tables in their order, with words. Tables that a page kept earlier does not have are left out."""
    return [_section(heading, figures[key]) for key, heading in HEADINGS.items() if key in figures]


def month_named(text: str) -> date:
    """Return the first day of a month written as 2026-10. Raises OperationRefused for anything else."""
    match = _MONTH.fullmatch(text.strip())
    try:
        return date(int(match[1]), int(match[2]), 1) if match else _refuse()
    except ValueError:
        return _refuse()


def last_months(count: int = 12) -> list[date]:
    """Return the first days of the months that are over, the latest first."""
    found = [timezone.localdate().replace(day=1)]
    for _number in range(count):
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return found[1:]


def _refuse() -> date:
    raise OperationRefused(_("Please write the month as year and number, such as 2026-10."))


def _section(heading: Heading, table: Mapping[str, Any]) -> Section:
    rows = [(key, number) for key, number in table["rows"]]
    if heading.has_noughts and table["total"] is not None and not table["others"]:
        named = {key for key, _number in rows}
        rows += [(key, 0) for key in heading.labels if key not in named]
    return Section(
        title=str(heading.title),
        note=str(heading.note),
        is_few=table["total"] is None,
        total=table["total"] or 0,
        rows=[(capfirst(str(heading.labels.get(key, key))), number) for key, number in rows],
        others=table["others"],
    )
