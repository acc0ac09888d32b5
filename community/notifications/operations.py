"""Telling members what happened, and noting what they have read."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from community.common.transactions import atomic_retry
from community.members.models import Member
from community.notifications.kinds import BY_EMAIL, ONCE, Kind
from community.notifications.models import Notification
from community.notifications.tasks import email_notification

if TYPE_CHECKING:
    from community.comments.models import Comment
    from community.posts.models import Post


@atomic_retry
def notify(
    *,
    recipient: Member,
    kind: Kind,
    actor: Member | None = None,
    post: "Post | None" = None,
    comment: "Comment | None" = None,
    text: str = "",
) -> Notification | None:
    """Tell a member that something happened. Nobody is told of their own deeds, and those who left of nothing.

    What undoing and doing again would repeat (likes, follows, mentions) is told once.
    """
    if recipient == actor or recipient.left_at is not None:
        return None
    values = {"kind": kind, "actor": actor, "post": post, "comment": comment, "text": text}
    if kind in ONCE:
        once_key = f"{kind}:{recipient.pk}:{actor and actor.pk}:{post and post.pk}:{comment and comment.pk}"
        return Notification.objects.get_or_create(
            once_key=once_key, defaults={"recipient": recipient, **values}
        )[0]
    notification = Notification.objects.create(recipient=recipient, **values)
    if kind in BY_EMAIL:
        transaction.on_commit(lambda: email_notification.enqueue(notification.pk))
    return notification


@atomic_retry
def mark_all_read(*, by: Member) -> int:
    """Note that a member has seen everything so far; returns how many were new."""
    return Notification.objects.visible_to(by).unread().update(read_at=timezone.now())
