"""One measure at a time, on a thing rather than on a case: opens the case where there is none."""

from datetime import datetime

from django.utils.translation import gettext as _

from community.common.errors import OperationRefused
from community.members.models import Member
from community.moderation.models import Case, Decision, ModerationState, Report
from community.moderation.operations.auditing import in_turn
from community.moderation.operations.cases import case_for, locked
from community.moderation.operations.checks import check_claim, check_may_decide
from community.moderation.operations.deciding import carry_out
from community.moderation.operations.sanctioning import locked_content
from community.moderation.rules import CitedRule
from community.moderation.things import Thing, is_gone, kind_of, person_behind, thing_key
from community.moderation.verdicts import Measure, Verdict

Action = Decision.Action


@in_turn
def hold(*, target: Thing, by: Member, rule: CitedRule, message: str = "") -> Decision:
    """Take a post or comment out of sight while moderators look at it; its author still sees it.

    Those who reported it hear of it when it is decided. Raises NotAllowed; OperationRefused when it is held or
    removed already, or gone.
    """
    return _on_content(Action.HOLD, target, by, rule, message)


@in_turn
def remove(*, target: Thing, by: Member, rule: CitedRule, message: str = "") -> Decision:
    """Take a post or comment out of everybody's sight. Raises NotAllowed; OperationRefused when it is so already."""
    return _on_content(Action.REMOVE, target, by, rule, message)


@in_turn
def restore(*, target: Thing, by: Member, message: str = "") -> Decision:
    """Put a held or removed post or comment back. Raises NotAllowed; OperationRefused when it is visible."""
    return _on_content(Action.RESTORE, target, by, None, message)


@in_turn
def dismiss_reports(*, target: Thing, by: Member, message: str = "") -> Decision:
    """Leave a thing as it is and tell everybody who reported it; its author never learns of the reports.

    Raises NotAllowed; OperationRefused when no report about it is open.
    """
    return _dismiss(thing_key(target), by, person_behind(target), message)


@in_turn
def dismiss_gone(*, report: Report, by: Member, message: str = "") -> Decision:
    """Answer all open reports about a thing that its author has deleted since. Raises NotAllowed, OperationRefused."""
    check_may_decide(by, report.about)
    if not is_gone(report.target):
        raise OperationRefused(_("This is still there. Please look at it again."))
    return _dismiss(report.thing_key, by, report.about, message)


@in_turn
def suspend_member(
    *,
    member: Member,
    by: Member,
    rule: CitedRule,
    until: datetime,
    message: str = "",
    because_of: Report | None = None,
) -> Decision:
    """Keep a member out until that moment, at most a year away; nobody sees what they posted meanwhile.

    Answers the open reports about them, and those about the thing `because_of` is about.
    Raises NotAllowed; OperationRefused for an end that is past, too far or no change, and for those who left.
    """
    check_may_decide(by, member)
    also = _own_case_of(because_of, by) if because_of is not None and because_of.about == member else []
    case = case_for(member, Case.Source.MODERATOR, by, rule)
    verdict = Verdict((Measure(Action.SUSPEND, until),), rule, message)
    decision = carry_out(case, by, verdict, needs_reason=False, also=also)
    member.suspended_until = until
    return decision


def _own_case_of(report: Report, by: Member) -> list[Case]:
    """Return the case a report belongs to, unless it is decided by now. Raises OperationRefused for another's claim."""
    case = locked(report.case)
    if not case.is_open:
        return []
    check_claim(case, by)
    return [case]


@in_turn
def lift_suspension(*, member: Member, by: Member, message: str = "") -> Decision:
    """End what holds about a member now. Raises NotAllowed; OperationRefused when there is nothing."""
    check_may_decide(by, member)
    case = case_for(member, Case.Source.MODERATOR, by)
    decision = carry_out(case, by, Verdict((Measure(Action.LIFT),), message=message), needs_reason=False)
    member.suspended_until = member.silenced_until = member.limited_until = None
    return decision


@in_turn
def hold_by_rule(*, target: Thing, rule: CitedRule, why: str) -> Case:
    """Let a rule of the site hold a post or comment until a moderator has looked. It can do nothing graver.

    `why` is read by moderators alone. What is held or removed already stays as it is.
    """
    case = case_for(target, Case.Source.RULE, None, rule, why=why)
    if locked_content(target).moderation_state == ModerationState.VISIBLE:
        carry_out(case, None, Verdict((Measure(Action.HOLD),), rule), needs_reason=False)
        target.moderation_state = ModerationState.HELD
    return case


def _on_content(action: Action, target: Thing, by: Member, rule: CitedRule | None, message: str) -> Decision:
    check_may_decide(by, person_behind(target))
    if kind_of(target) == "member":
        raise OperationRefused(_("Only posts and comments can be held, removed or restored."))
    content = locked_content(target)
    case = case_for(content, Case.Source.MODERATOR, by, rule)
    verdict = Verdict((Measure(action),), rule, message)
    decision = carry_out(case, by, verdict, needs_reason=False)
    target.moderation_state = type(target).objects.get(pk=target.pk).moderation_state
    return decision


def _dismiss(key: str, by: Member, about: Member | None, message: str) -> Decision:
    check_may_decide(by, about)
    case = Case.objects.filter(open_key=key).first()
    if case is None or not case.reports.open().exists():
        raise OperationRefused(_("The reports about this have been answered already."))
    return carry_out(case, by, Verdict((Measure(Action.DISMISS),), message=message), needs_reason=False)
