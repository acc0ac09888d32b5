"""Hearing nothing of a member or of a conversation, and hearing of them again."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from community.blocks.durations import Duration, end_of
from community.blocks.errors import BlockRefused
from community.blocks.models import Mute
from community.common.errors import NotAllowed
from community.common.transactions import atomic_retry
from community.members.models import Member

if TYPE_CHECKING:
    from community.posts.models import Post


@atomic_retry
def mute_member(*, member: Member, by: Member, duration: Duration = Duration.EVER) -> None:
    """Keep a member out of one's lists and notifications. Again, it begins anew. Raises NotAllowed, BlockRefused."""
    if member == by:
        raise BlockRefused(_("You can’t mute yourself."))
    if not Member.objects.visible_to(by).filter(pk=member.pk).exists():
        raise NotAllowed(_("This member is no longer here."))
    Mute.objects.update_or_create(owner=by, member=member, defaults={"until": end_of(duration)})


@atomic_retry
def mute_conversation(*, post: "Post", by: Member, duration: Duration = Duration.EVER) -> None:
    """Hear nothing more of a post and of what is said under it. Again, it begins anew. Raises NotAllowed.

    One may mute the conversation under a post of one's own: the post itself stays in one's lists.
    """
    if not type(post).objects.visible_to(by).filter(pk=post.pk).exists():
        raise NotAllowed(_("This post is no longer here."))
    Mute.objects.update_or_create(owner=by, post=post, defaults={"until": end_of(duration)})


@atomic_retry
def unmute_member(*, member: Member, by: Member) -> None:
    """Hear of a member again; for one not muted this changes nothing."""
    Mute.objects.filter(owner=by, member=member).delete()


@atomic_retry
def unmute_conversation(*, post: "Post", by: Member) -> None:
    """Hear of a conversation again; for one not muted this changes nothing."""
    Mute.objects.filter(owner=by, post=post).delete()
