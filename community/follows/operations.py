"""Following, unfollowing, and ending what ties two members."""

from django.db.models import Q
from django.utils.translation import gettext as _

from community.common.errors import NotAllowed
from community.common.transactions import atomic_retry
from community.follows.asking import FollowRefused, ask, lock_both
from community.follows.models import Follow, FollowRequest, Tie
from community.members.models import Member
from community.members.permissions import can_take_part
from community.notifications.kinds import Kind
from community.notifications.operations import notify, take_back

__all__ = ["FollowRefused", "end_ties", "follow_member", "remove_follower", "unfollow_member"]


@atomic_retry
def follow_member(*, member: Member, by: Member) -> Tie:
    """Bring a member's posts into the follower's feed, or ask for it when the account is private.

    Twice is the same as once; returns how the two stand then. Raises NotAllowed when the follower may not take part or
    may not see the member; FollowRefused for oneself, and for asking again too soon.
    """
    if member == by:
        raise FollowRefused(_("Your own posts are in your feed already."))
    # Whoever turns private at this moment waits, or is waited for: nobody slips in.
    member, by = lock_both(member, by)
    if not can_take_part(by):
        raise NotAllowed(_("You can't follow anybody at the moment."))
    if not Member.objects.visible_to(by).filter(pk=member.pk).exists():
        raise NotAllowed(_("This member can't be followed."))
    if member.is_private and not Follow.objects.filter(follower=by, followed=member).exists():
        return ask(member=member, by=by)
    _follow, is_new = Follow.objects.get_or_create(follower=by, followed=member)
    if is_new:
        _forget_requests(Q(requester=by, asked=member))
        notify(recipient=member, kind=Kind.FOLLOWED, actor=by)
    return Tie.FOLLOWING


@atomic_retry
def unfollow_member(*, member: Member, by: Member) -> None:
    """Take a member's posts out of the feed again; unfollowing somebody not followed changes nothing."""
    Follow.objects.filter(follower=by, followed=member).delete()


@atomic_retry
def remove_follower(*, follower: Member, by: Member) -> None:
    """Let somebody follow no longer. They are not told; twice is the same as once."""
    Follow.objects.filter(follower=follower, followed=by).delete()


@atomic_retry
def end_ties(*, one: Member, other: Member) -> None:
    """End follows and requests between two members, whoever made them. Blocking calls this."""
    Follow.objects.filter(Q(follower=one, followed=other) | Q(follower=other, followed=one)).delete()
    _forget_requests(Q(requester=one, asked=other) | Q(requester=other, asked=one))


def _forget_requests(which: Q) -> None:
    for request in FollowRequest.objects.filter(which).select_related("requester", "asked"):
        take_back(recipient=request.asked, kind=Kind.ASKED, actor=request.requester)
        request.delete()
