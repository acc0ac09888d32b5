"""How long things are kept that nobody deletes by hand: one table, which a command works off and members can read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from community.accounts.models import KnownDevice
from community.common.transactions import atomic_retry
from community.moderation.operations import EVIDENCE_KEPT_FOR, forget_evidence


@dataclass(frozen=True)
class Rule:
    """One line of the table. `keep` deletes what is older than a moment and returns how many rows that were."""

    name: str
    what: str | Promise
    age: timedelta
    keep: Callable[[datetime], int]


@atomic_retry
def _sessions(before: datetime) -> int:
    """Sessions that ended by themselves, and from which network they were."""
    ended = Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]
    return ended + UserSession.objects.filter(last_seen_at__lt=before).delete()[0]


@atomic_retry
def _devices(before: datetime) -> int:
    return KnownDevice.objects.filter(last_seen_at__lt=before).delete()[0]


@atomic_retry
def _tasks(before: datetime) -> int:
    over = Q(finished_at__lt=before, status__in=("SUCCESSFUL", "FAILED"))
    return DBTaskResult.objects.filter(over).delete()[0]


RULES = (
    Rule("sessions", _("Where you were signed in, and from which network"), timedelta(days=14), _sessions),
    Rule("devices", _("Devices you signed in with, as a scrambled mark"), timedelta(days=180), _devices),
    Rule("tasks", _("Notes about mail sent and other work done"), timedelta(days=30), _tasks),
    Rule(
        "evidence",
        _("Copies of what was reported, and what was written about it, after the decision"),
        EVIDENCE_KEPT_FOR,
        forget_evidence,
    ),
)


def retention_lines() -> list[tuple[str | Promise, int]]:
    """Return what is kept and for how many days, for members to read."""
    return [(rule.what, rule.age.days) for rule in RULES]


def keep_retention() -> dict[str, int]:
    """Delete whatever has been kept long enough; returns how many rows of each line."""
    now = timezone.now()
    return {rule.name: rule.keep(now - rule.age) for rule in RULES}
