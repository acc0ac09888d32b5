"""What blocks and mutes take out of a list, as conditions for its query.

Two short lists of numbers rather than joins: the index of the list that is cut to a page stays in charge.
"""

from django.db.models import Q
from django.utils.translation import gettext as _

from community.blocks.models import Block, Mute
from community.common.errors import NotAllowed
from community.members.models import Member


def blocked(viewer: Member, path: str) -> Q:
    """Return the condition that a block stands between the viewer and the member at `path`, such as "author"."""
    made = Block.objects.filter(blocker=viewer).values("blocked")
    received = Block.objects.filter(blocked=viewer).values("blocker")
    return Q(**{f"{path}__in": made}) | Q(**{f"{path}__in": received})


def not_blocked(viewer: Member | None, path: str) -> Q:
    """Return the condition that no block stands between the viewer and the member at `path`, such as "author"."""
    return Q() if viewer is None else ~blocked(viewer, path)


def not_muted(viewer: Member | None, *, author: str, post: str) -> Q:
    """Return the condition that the viewer has muted neither the author nor the conversation at these paths."""
    if viewer is None:
        return Q()
    mutes = Mute.objects.in_force().filter(owner=viewer)
    people = mutes.filter(member__isnull=False).values("member")
    conversations = mutes.filter(post__isnull=False).values("post")
    return ~Q(**{f"{author}__in": people}) & ~Q(**{f"{post}__in": conversations})


def not_muted_member(viewer: Member) -> Q:
    """Return the condition for members whom the viewer has not muted."""
    return ~Q(pk__in=Mute.objects.in_force().filter(owner=viewer, member__isnull=False).values("member"))


def is_blocked_between(one: Member, *others: Member) -> bool:
    """Say whether a block stands between the first and any of the others, whoever began."""
    return Block.objects.between(one, *others).exists()


def check_no_block(one: Member, *others: Member) -> None:
    """Look again after a row of the first was written, which waits for a block that is just being made.

    Raises NotAllowed, and with it goes what was written.
    """
    if is_blocked_between(one, *others):
        raise NotAllowed(_("This is no longer here."))
