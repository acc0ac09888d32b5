"""Telling members what happened, and noting what they have read."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from community.common.transactions import atomic_retry
from community.members.models import Member
from community.notifications.kinds import BY_EMAIL, ONCE, Kind
from community.notifications.models import Notification
from community.notifications.tasks import email_notification
from community.notifications.wanting import is_unwanted

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
    """Tell a member that something happened. Nobody is told of their own deeds, of those they muted or have a block
    with, of a conversation they muted, or of words they leave out; and those who left of nothing.

    What undoing and doing again would repeat (likes, follows, mentions) is told once. Beyond what one member may
    tell another in an hour, one line stands for all the rest.
    """
    if recipient == actor or recipient.left_at is not None or is_unwanted(recipient, actor, post, comment):
        return None
    if actor is not None and kind not in BY_EMAIL and _is_flooded(recipient, actor):
        return _told_as_one(recipient, actor)
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
def take_back(*, recipient: Member, kind: Kind, actor: Member) -> None:
    """Forget what was told, because it has been dealt with. Doing it again may be told again."""
    Notification.objects.filter(recipient=recipient, kind=kind, actor=actor).delete()


@atomic_retry
def mark_all_read(*, by: Member) -> int:
    """Note that a member has seen everything so far; returns how many were new."""
    return Notification.objects.visible_to(by).unread().update(read_at=timezone.now())


def _is_flooded(recipient: Member, actor: Member) -> bool:
    """Whether this member has told the other as much within an hour as one may."""
    lately = timezone.now() - timedelta(hours=1)
    told = Notification.objects.filter(recipient=recipient, actor=actor, created_at__gt=lately)
    return bool(told.exclude(kind=Kind.MORE).count() >= settings.NOTIFICATIONS_PER_SOURCE)


def _told_as_one(recipient: Member, actor: Member) -> Notification:
    """Return the line that says there was more; there is one for each hour of the clock."""
    once_key = f"{Kind.MORE}:{recipient.pk}:{actor.pk}:{timezone.now():%Y%m%d%H}"
    values = {"recipient": recipient, "kind": Kind.MORE, "actor": actor}
    return Notification.objects.get_or_create(once_key=once_key, defaults=values)[0]
