"""From a filled-in form to the one operation it asks for."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from community.common.errors import OperationRefused
from community.members.models import Member
from community.moderation import operations
from community.moderation.forms.deciding import DecisionForm
from community.moderation.models import Decision, Report
from community.moderation.permissions import can_decide_about
from community.moderation.things import Thing, is_gone

Action = Decision.Action


@dataclass(frozen=True)
class Subject:
    """What is decided about: the thing (None when it is gone), whoever is behind it, and the report that led here."""

    thing: Thing | None
    person: Member | None
    report: Report | None = None
    is_waiting: bool = False

    @property
    def is_content(self) -> bool:
        return self.thing is not None and not isinstance(self.thing, Member) and not is_gone(self.thing)


def actions_for(moderator: Member, subject: Subject) -> list[Action]:
    """Return what this moderator can do about it now; empty when it is not theirs to decide."""
    if not can_decide_about(moderator, subject.person):
        return []
    found: list[Action] = []
    if subject.is_content and subject.thing is not None:
        if not subject.thing.is_held and not subject.thing.is_removed:
            found.append(Action.HOLD)
        if not subject.thing.is_removed:
            found.append(Action.REMOVE)
        if subject.thing.is_held or subject.thing.is_removed:
            found.append(Action.RESTORE)
    if subject.person is not None and subject.person.left_at is None:
        found.append(Action.SUSPEND)
        if subject.person.is_suspended:
            found.append(Action.LIFT)
    if subject.is_waiting:
        found.append(Action.DISMISS)
    return found


def carry_out(form: DecisionForm, subject: Subject, by: Member) -> Decision:
    """Do what the valid form says. Raises OperationRefused."""
    chosen = form.cleaned_data
    action, rule, message, words = (chosen[name] for name in ("action", "rule", "message", "words"))
    if action == Action.DISMISS:
        return _dismiss(subject, by, words)
    if action == Action.HOLD:
        return operations.hold(target=subject.thing, by=by, rule=rule, message=message)
    if action == Action.REMOVE:
        return operations.remove(target=subject.thing, by=by, rule=rule, message=message)
    if action == Action.RESTORE:
        return operations.restore(target=subject.thing, by=by, message=words)
    if subject.person is None:
        raise OperationRefused(_("This member is no longer here."))
    if action == Action.LIFT:
        return operations.lift_suspension(member=subject.person, by=by, message=words)
    return operations.suspend_member(
        member=subject.person,
        by=by,
        rule=rule,
        until=chosen["end"],
        message=message,
        because_of=subject.report,
    )


def _dismiss(subject: Subject, by: Member, words: str) -> Decision:
    if is_gone(subject.thing) and subject.report is not None:
        return operations.dismiss_gone(report=subject.report, by=by, message=words)
    return operations.dismiss_reports(target=subject.thing, by=by, message=words)
