"""Taking a case, and giving it back or on. A claim ends by itself."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from community.common.errors import NotAllowed, OperationRefused
from community.members.models import Member
from community.moderation.models import Case, CaseEvent, ModerationSettings
from community.moderation.operations.auditing import in_turn
from community.moderation.operations.cases import open_and_locked
from community.moderation.operations.checks import check_claim, checked_words
from community.moderation.operations.events import add_event
from community.moderation.permissions import can_decide_about

Kind = CaseEvent.Kind


@in_turn
def claim(*, case: Case, by: Member) -> Case:
    """Tell the others that one is looking at a case; doing so again makes the claim last longer.

    Raises NotAllowed; OperationRefused while another has claimed it, and once it is decided.
    """
    current = open_and_locked(case, by)
    check_claim(current, by)
    is_renewed = current.holder == by
    _give_to(current, by)
    if not is_renewed:
        add_event(current, Kind.CLAIMED, by)
    return current


@in_turn
def release(*, case: Case, by: Member) -> Case:
    """Put a claimed case back into the queue. Raises OperationRefused when one has not claimed it."""
    current = open_and_locked(case, by)
    if current.claimed_by != by:
        raise OperationRefused(_("You have not claimed this case."))
    unclaim(current)
    add_event(current, Kind.RELEASED, by)
    return current


@in_turn
def hand_over(*, case: Case, by: Member, to: Member) -> Case:
    """Give a case to another moderator. Raises NotAllowed; OperationRefused while it is another's."""
    current = open_and_locked(case, by)
    check_claim(current, by)
    if not can_decide_about(to, current.about):
        raise NotAllowed(_("%(name)s can't decide about this case.") % {"name": to.name})
    _give_to(current, to)
    add_event(current, Kind.HANDED_OVER, by, person=to)
    return current


@in_turn
def take_over(*, case: Case, by: Member, reason: str) -> Case:
    """Take a case that another has claimed; the log says why. Raises NotAllowed, OperationRefused."""
    current = open_and_locked(case, by)
    why = checked_words(reason, missing=_("Please say why you take this case over."))
    before = current.holder
    if before is None or before == by:
        raise OperationRefused(_("Nobody else has claimed this case."))
    _give_to(current, by)
    add_event(current, Kind.TAKEN_OVER, by, person=before, why=why, reason=why)
    return current


@in_turn
def wait_for_answer(*, case: Case, by: Member) -> Case:
    """Set a case aside until somebody answers. Raises NotAllowed, OperationRefused."""
    current = open_and_locked(case, by)
    check_claim(current, by)
    current.state = Case.State.WAITING
    current.save(update_fields=["state"])
    add_event(current, Kind.WAITING, by)
    return current


@in_turn
def end_claims() -> int:
    """Put back every case whose claim has timed out; returns how many there were."""
    cases = list(Case.objects.with_claim_timed_out().select_for_update().order_by("id"))
    for case in cases:
        person = case.claimed_by
        unclaim(case)
        add_event(case, Kind.CLAIM_ENDED, None, person=person)
    return len(cases)


def unclaim(case: Case) -> None:
    case.claimed_by, case.claimed_until = None, None
    if case.state == Case.State.CLAIMED:
        case.state = Case.State.OPEN
    case.save(update_fields=["claimed_by", "claimed_until", "state"])


def _give_to(case: Case, moderator: Member) -> None:
    case.claimed_by = moderator
    case.claimed_until = timezone.now() + timedelta(minutes=ModerationSettings.now().claim_minutes)
    if case.state == Case.State.OPEN:
        case.state = Case.State.CLAIMED
    case.save(update_fields=["claimed_by", "claimed_until", "state"])
