"""Following and unfollowing."""

from django.utils.translation import gettext as _

from community.common.errors import NotAllowed, OperationRefused
from community.common.transactions import atomic_retry
from community.follows.models import Follow
from community.members.models import Member
from community.members.permissions import can_take_part
from community.notifications.kinds import Kind
from community.notifications.operations import notify


class FollowRefused(OperationRefused):
    """Nobody follows themselves."""


@atomic_retry
def follow_member(*, member: Member, by: Member) -> None:
    """Bring a member's posts into the follower's feed. Twice is the same as once.

    Raises NotAllowed when the follower may not take part or may not see the member; FollowRefused for oneself.
    """
    if member == by:
        raise FollowRefused(_("Your own posts are in your feed already."))
    if not can_take_part(by):
        raise NotAllowed(_("You can't follow anybody at the moment."))
    if not Member.objects.visible_to(by).filter(pk=member.pk).exists():
        raise NotAllowed(_("This member can't be followed."))
    _follow, is_new = Follow.objects.get_or_create(follower=by, followed=member)
    if is_new:
        notify(recipient=member, kind=Kind.FOLLOWED, actor=by)


@atomic_retry
def unfollow_member(*, member: Member, by: Member) -> None:
    """Take a member's posts out of the feed again; unfollowing somebody not followed changes nothing."""
    Follow.objects.filter(follower=by, followed=member).delete()
