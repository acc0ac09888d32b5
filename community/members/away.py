"""Going out of sight by one's own wish, for a time or for good, and coming back."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from community.common.errors import NotAllowed, OperationRefused
from community.common.transactions import atomic_retry
from community.members.models import Member
from community.members.operations import check_administrator_may_leave
from community.members.signals import standing_changed

# Whoever asked to leave has this long to think again.
GRACE = timedelta(days=30)


@atomic_retry
def pause_account(*, member: Member, by: Member) -> None:
    """Go out of sight until one comes back. Twice is the same as once. Raises NotAllowed."""
    held = _own(member, by)
    if held.paused_at is None:
        held.paused_at = timezone.now()
        _changed(held, member)


@atomic_retry
def ask_to_leave(*, member: Member, by: Member) -> datetime:
    """Go out of sight at once, and be deleted when the grace is over; returns when. Asking again changes nothing.

    Raises NotAllowed, OperationRefused for the last administrator.
    """
    held = _own(member, by)
    check_administrator_may_leave(held)
    if held.leaves_at is None:
        held.leaves_at = timezone.now() + GRACE
        _changed(held, member)
    return held.leaves_at


@atomic_retry
def leave_now(*, member: Member, by: Member) -> None:
    """Waive what is left of the grace. Raises NotAllowed, OperationRefused."""
    held = _own(member, by)
    check_administrator_may_leave(held)
    if held.leaves_at is None:
        raise OperationRefused(_("You haven’t asked to leave."))
    held.leaves_at = min(held.leaves_at, timezone.now())
    _changed(held, member)


@atomic_retry
def come_back(*, member: Member, by: Member) -> None:
    """Be here again, with everything one made. Twice is the same as once. Raises NotAllowed once it is too late."""
    held = _own(member, by)
    if held.is_away:
        held.paused_at = held.leaves_at = None
        _changed(held, member)


@atomic_retry
def begin_erasing(*, member: Member, now: datetime) -> bool:
    """Close the door behind somebody whose grace is over: from here on they can’t come back. False when they did.

    Raises OperationRefused for the last administrator.
    """
    held = Member.objects.select_for_update().select_related("user").get(pk=member.pk)
    if held.left_at is not None or held.leaves_at is None or held.leaves_at > now:
        return False
    check_administrator_may_leave(held)
    if held.user is not None and held.user.is_active:
        held.user.is_active = False
        held.user.save(update_fields=["is_active"])
    return True


@atomic_retry
def leave_again(*, number: int, now: datetime) -> None:
    """Have somebody whom a backup brought back be gone at once, as they had asked."""
    Member.objects.filter(pk=number, left_at__isnull=True).update(leaves_at=now)


def _own(member: Member, by: Member) -> Member:
    """Return the row locked, so that coming back and being deleted never happen at once. Raises NotAllowed."""
    if member != by:
        raise NotAllowed(_("You can only change your own account."))
    held: Member = Member.objects.select_for_update().select_related("user").get(pk=member.pk)
    if held.left_at is not None or held.user is None or not held.user.is_active:
        raise NotAllowed(_("This account is closed."))
    return held


def _changed(held: Member, member: Member) -> None:
    """Save, tell the floors above, and let the caller's copy know."""
    held.save(update_fields=["paused_at", "leaves_at"])
    member.paused_at, member.leaves_at = held.paused_at, held.leaves_at
    standing_changed.send(sender=Member, member=held)
    member.avatar_key = held.avatar_key
