"""Decisions of one measure each, for tests about what comes of them. Where no case is open, one is opened."""

from datetime import datetime
from typing import Any

from community.common.transactions import atomic_retry
from community.members.models import Member
from community.moderation.models import Case, Decision, Report
from community.moderation.operations import decide, open_case
from community.moderation.rules import CitedRule
from community.moderation.things import thing_key
from community.moderation.verdicts import Measure, Verdict

Action = Decision.Action
BECAUSE = "Because."


def hold(*, target: Any, by: Member, rule: CitedRule, message: str = BECAUSE) -> Decision:
    return _on_content(Action.HOLD, target, by, rule, message)


def remove(*, target: Any, by: Member, rule: CitedRule, message: str = BECAUSE) -> Decision:
    return _on_content(Action.REMOVE, target, by, rule, message)


def restore(*, target: Any, by: Member, message: str = BECAUSE) -> Decision:
    return _on_content(Action.RESTORE, target, by, None, message)


def dismiss_reports(*, target: Any, by: Member, message: str = BECAUSE) -> Decision:
    """Leave as it is what was reported; decides the latest case about it."""
    return dismiss_case(Case.objects.filter(thing_key=thing_key(target)).latest("pk"), by, message)


def dismiss_case(case: Case, by: Member, message: str = BECAUSE) -> Decision:
    return decide(case=case, by=by, verdict=Verdict((Measure(Action.DISMISS),), reporter_message=message))


@atomic_retry
def suspend_member(
    *,
    member: Member,
    by: Member,
    rule: CitedRule,
    until: datetime,
    message: str = BECAUSE,
    because_of: Report | None = None,
) -> Decision:
    """Suspend somebody in a case about them, or in the one of the report `because_of`."""
    case = because_of.case if because_of is not None else open_case(target=member, by=by, rule=rule)
    decision = decide(case=case, by=by, verdict=Verdict((Measure(Action.SUSPEND, until),), rule, message))
    member.suspended_until = until
    return decision


@atomic_retry
def lift_suspension(*, member: Member, by: Member, message: str = BECAUSE) -> Decision:
    case = open_case(target=member, by=by)
    decision = decide(case=case, by=by, verdict=Verdict((Measure(Action.LIFT),), message=message))
    member.suspended_until = member.silenced_until = member.limited_until = None
    return decision


@atomic_retry
def _on_content(action: Action, target: Any, by: Member, rule: CitedRule | None, message: str) -> Decision:
    case = open_case(target=target, by=by, rule=rule)
    decision = decide(case=case, by=by, verdict=Verdict((Measure(action),), rule, message))
    target.refresh_from_db(fields=["moderation_state"])
    return decision
