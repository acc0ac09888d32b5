"""Suspending members for a time, and ending it early."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from community.common.errors import OperationRefused
from community.common.transactions import atomic_retry
from community.members import operations as members
from community.members.models import Member
from community.moderation.models import Decision, Report
from community.moderation.operations.recording import (
    answer_reports,
    check_may_decide,
    checked_message,
    record,
    tell_author,
)
from community.moderation.rules import CitedRule
from community.moderation.things import thing_key

LONGEST_SUSPENSION = timedelta(days=366)


@atomic_retry
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
    words = checked_message(message, rule)
    _check_end(until)
    person = _locked(member)
    if person.suspended_until == until:
        raise OperationRefused(_("This member is suspended until then already."))
    members.suspend(member=person, until=until)
    member.suspended_until = until
    decision = record(Decision.Action.SUSPEND, person, by, rule=rule, message=words, until=until)
    keys = {thing_key(person)}
    if because_of is not None and because_of.about == person:
        keys.add(because_of.thing_key)
    answer_reports(decision, person, keys)
    tell_author(decision, person)
    return decision


@atomic_retry
def lift_suspension(*, member: Member, by: Member, message: str = "") -> Decision:
    """End a suspension now. Raises NotAllowed; OperationRefused when there is none."""
    check_may_decide(by, member)
    words = checked_message(message)
    person = _locked(member)
    if not person.is_suspended:
        raise OperationRefused(_("This member is not suspended."))
    members.lift_suspension(member=person)
    member.suspended_until = None
    decision = record(Decision.Action.LIFT, person, by, message=words)
    tell_author(decision, person)
    return decision


def _check_end(until: datetime) -> None:
    now = timezone.now()
    if until <= now:
        raise OperationRefused(_("A suspension has to end in the future."))
    if until > now + LONGEST_SUSPENSION:
        raise OperationRefused(_("A suspension can last a year at most."))


def _locked(member: Member) -> Member:
    person = Member.objects.select_for_update().get(pk=member.pk)
    if person.left_at is not None:
        raise OperationRefused(_("This member has left the community."))
    return person
