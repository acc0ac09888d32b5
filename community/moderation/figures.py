"""What moderation did in one month, in numbers that may be published: nobody’s name, nothing about a single person."""

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from community.common.errors import OperationRefused
from community.moderation.models import Appeal, Decision, Report, Sanction
from community.moderation.suppression import FEWEST, Table, suppressed

Action = Decision.Action

# What lasts and lies on a post or a person; what is held or removed is counted as a decision.
LASTING = (Action.SENSITIVE, Action.LOCK, Action.WARN, Action.LIMIT, Action.SILENCE, Action.SUSPEND)
# Of fewer than this, the slowest tenth would be one case.
ENOUGH_FOR_A_TENTH = 20


@dataclass(frozen=True)
class Speed:
    """In how many hours at most half of the cases, and nine tenths, had their answer; None for too few to say."""

    half: int | None
    nine_tenths: int | None


@dataclass(frozen=True)
class Figures:
    """One month of moderation. The tables count different things; none is a part of another."""

    rules: Table
    kinds: Table
    outcomes: Table
    decisions: Table
    appeals: Table
    answered_appeals: Table
    held: Table
    sanctions: Table
    speed: Speed


@dataclass(frozen=True)
class Span:
    """From one moment to just before another."""

    start: datetime
    end: datetime

    def holds(self, field: str) -> Q:
        return Q(**{f"{field}__gte": self.start, f"{field}__lt": self.end})


def month_of(first: date) -> Span:
    """Return the month that begins on this day, as the site’s clocks show it. Raises OperationRefused while it lasts."""
    days = calendar.monthrange(first.year, first.month)[1]
    start, end = (_midnight(first.replace(day=1) + timedelta(days=more)) for more in (0, days))
    if end > timezone.now():
        raise OperationRefused(
            _("This month is not over yet. Its figures can be drafted on the first day of the next.")
        )
    return Span(start, end)


def figures_for(month: date) -> Figures:
    """Return the figures of the month this day is in. Raises OperationRefused while it is not over."""
    span = month_of(month)
    reports = Report.objects.filter(span.holds("created_at"))
    answered = Report.objects.filter(span.holds("closed_at")).exclude(status=Report.Status.OPEN)
    # What the site held by itself is no decision of a person; nor is taking one back a second one.
    decisions = Decision.objects.filter(span.holds("created_at"), by__isnull=False).exclude(
        action=Action.REVERSE
    )
    appeals = Appeal.objects.filter(span.holds("created_at"))
    decided = Appeal.objects.filter(span.holds("decided_at")).exclude(state=Appeal.State.OPEN)
    return Figures(
        rules=suppressed(_counted(reports, "rule_title")),
        kinds=suppressed(_counted(reports, "kind")),
        outcomes=suppressed(_counted(answered, "status")),
        decisions=suppressed(_counted(decisions, "action")),
        appeals=suppressed({"appeals": appeals.count()}),
        answered_appeals=suppressed(_counted(decided, "state")),
        held=suppressed(_held(span)),
        sanctions=suppressed(_in_force(span.end)),
        speed=_speed(span),
    )


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day))


def _counted(rows: QuerySet[Any], field: str) -> dict[str, int]:
    return dict(rows.order_by().values_list(field).annotate(number=Count("pk")))


def _held(span: Span) -> dict[str, int]:
    """Return what came of what the site itself held in this time: shown again, kept from view, or waiting still."""
    held = Decision.objects.filter(span.holds("created_at"), action=Action.HOLD, by__isnull=True)
    endings = held.values_list("pk", "sanctions__ending", "sanctions__ended_at")
    came = {"let_through": 0, "kept_away": 0, "waiting": 0}
    for _number, ending, ended_at in endings:
        came[_fate(ending or "", ended_at)] += 1
    return came


def _fate(ending: str, ended_at: datetime | None) -> str:
    if ended_at is None:
        return "waiting"
    shown = (Sanction.Ending.LIFTED, Sanction.Ending.REVERSED, Sanction.Ending.EXPIRED)
    return "let_through" if ending in shown else "kept_away"


def _in_force(moment: datetime) -> dict[str, int]:
    holding = Sanction.objects.filter(
        Q(ended_at__isnull=True) | Q(ended_at__gte=moment), starts_at__lt=moment
    )
    return _counted(holding.filter(action__in=LASTING), "action")


def _speed(span: Span) -> Speed:
    """Return how long those who reported waited: for each case from its first report to the first answer."""
    answered = Report.objects.exclude(status=Report.Status.OPEN).order_by().values("case")
    times = answered.annotate(first=Min("created_at"), last=Min("closed_at")).filter(span.holds("last"))
    hours = sorted(_hours(row["last"] - row["first"]) for row in times)
    return Speed(
        half=_within(hours, 0.5) if len(hours) >= FEWEST else None,
        nine_tenths=_within(hours, 0.9) if len(hours) >= ENOUGH_FOR_A_TENTH else None,
    )


def _hours(waited: timedelta) -> int:
    return max(1, -(-int(waited.total_seconds()) // 3600))


def _within(hours: list[int], share: float) -> int:
    """Return the shortest time in which at least this share of them was answered."""
    return hours[-(-int(len(hours) * share * 100) // 100) - 1]
