"""Asking to follow a private account, and answering."""

from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from community.common.errors import NotAllowed, OperationRefused
from community.common.transactions import atomic_retry
from community.follows.models import Follow, FollowRequest, Tie
from community.members.models import Member
from community.members.permissions import can_take_part
from community.notifications.kinds import Kind
from community.notifications.operations import notify, take_back

# Whoever was declined may ask again after this long: nobody is worn down by asking.
ASK_AGAIN_AFTER = timedelta(days=30)
# With more waiting than these, the button is pressed again: each is a deed of its own.
MOST_ACCEPTED_TOGETHER = 200


class FollowRefused(OperationRefused):
    """Nobody follows themselves, and nobody asks again right after a decline."""


@atomic_retry
def ask(*, member: Member, by: Member) -> Tie:
    """Ask a private account; `follow_member` has checked and locked the two. Twice is the same as once.

    Raises FollowRefused when asked again too soon after a decline.
    """
    request, is_new = FollowRequest.objects.get_or_create(requester=by, asked=member)
    if request.declined_at is not None:
        _check_not_too_soon(request)
        request.created_at, request.declined_at = timezone.now(), None
        request.save(update_fields=["created_at", "declined_at"])
        is_new = True
    if is_new:
        notify(recipient=member, kind=Kind.ASKED, actor=by)
    return Tie.ASKED


@atomic_retry
def withdraw_request(*, member: Member, by: Member) -> None:
    """Take back what one asked. Twice is the same as once; a decline stays, so that it can't be asked away."""
    lock_both(member, by)
    FollowRequest.objects.waiting().filter(requester=by, asked=member).delete()


@atomic_retry
def accept_request(*, requester: Member, by: Member) -> None:
    """Let somebody who asked follow. Twice is the same as once.

    Raises NotAllowed; FollowRefused when they took it back meanwhile.
    """
    requester, by = lock_both(requester, by)
    if not can_take_part(by):
        raise NotAllowed(_("You can’t answer this at the moment."))
    waiting = FollowRequest.objects.visible_to(by).filter(requester=requester)
    if not waiting.exists():
        if Follow.objects.filter(follower=requester, followed=by).exists():
            return
        raise FollowRefused(_("%(name)s is no longer asking.") % {"name": requester.name})
    waiting.delete()
    Follow.objects.get_or_create(follower=requester, followed=by)
    take_back(recipient=by, kind=Kind.ASKED, actor=requester)
    notify(recipient=requester, kind=Kind.ACCEPTED, actor=by)


def accept_all(*, by: Member) -> int:
    """Accept those who have waited longest, each in a transaction of its own; returns how many. Raises NotAllowed."""
    waiting = FollowRequest.objects.visible_to(by).order_by("created_at", "id").select_related("requester")
    accepted = 0
    for request in list(waiting[:MOST_ACCEPTED_TOGETHER]):
        try:
            accept_request(requester=request.requester, by=by)
        except FollowRefused:
            continue
        accepted += 1
    return accepted


@atomic_retry
def decline_request(*, requester: Member, by: Member) -> None:
    """Say no. They aren't told, and can ask again only after a while. Twice is the same as once."""
    lock_both(requester, by)
    waiting = FollowRequest.objects.waiting().filter(requester=requester, asked=by)
    if waiting.update(declined_at=timezone.now()):
        take_back(recipient=by, kind=Kind.ASKED, actor=requester)


def lock_both(one: Member, other: Member) -> tuple[Member, Member]:
    """Return the two afresh and locked, always in the same order, so that two at once never wait for each other."""
    rows = Member.objects.select_for_update().filter(pk__in=[one.pk, other.pk]).order_by("pk")
    found = {member.pk: member for member in rows}
    return found[one.pk], found[other.pk]


def _check_not_too_soon(request: FollowRequest) -> None:
    again = request.declined_at + ASK_AGAIN_AFTER if request.declined_at else timezone.now()
    if timezone.now() < again:
        day = date_format(timezone.localtime(again), "j F")
        raise FollowRefused(_("You have asked before. You can ask again from %(day)s on.") % {"day": day})
