"""Liking posts and comments, and taking it back.

The row is the truth, the counter is derived. What is liked is locked first, then the row changes, then the counter:
any other order deadlocks on MariaDB when many people like one thing at once.
"""

from typing import TYPE_CHECKING, Any, Union

from django.db.models import F
from django.utils.translation import gettext as _

from community.blocks.conditions import check_no_block
from community.common.errors import NotAllowed, OperationRefused
from community.common.transactions import atomic_retry
from community.likes.models import Like
from community.members.models import Member
from community.members.permissions import can_take_part
from community.notifications.kinds import Kind
from community.notifications.operations import notify
from community.posts.models import Post

if TYPE_CHECKING:
    from community.comments.models import Comment

Likeable = Union[Post, "Comment"]


class LikeRefused(OperationRefused):
    """Nobody likes what they made themselves: a like is something one gets from others."""


@atomic_retry
def like_post(*, post: Post, by: Member) -> None:
    """Like a post. Twice is the same as once. Raises NotAllowed, LikeRefused for one's own post."""
    if _put_like(post, by, {"post": post}):
        notify(recipient=post.author, kind=Kind.LIKED_POST, actor=by, post=post)


@atomic_retry
def unlike_post(*, post: Post, by: Member) -> None:
    """Take a like back; without one nothing changes. Nobody is told."""
    _take_like(post, by, {"post": post})


@atomic_retry
def like_comment(*, comment: "Comment", by: Member) -> None:
    """Like a comment. Its writer is told while they see the post. Twice is the same as once. Raises NotAllowed, LikeRefused for one's own comment."""
    still_sees = Post.objects.visible_to(comment.author).filter(pk=comment.post_id)
    if _put_like(comment, by, {"comment": comment}) and still_sees.exists():
        notify(
            recipient=comment.author, kind=Kind.LIKED_COMMENT, actor=by, post=comment.post, comment=comment
        )


@atomic_retry
def unlike_comment(*, comment: "Comment", by: Member) -> None:
    """Take a like back; without one nothing changes. Nobody is told."""
    _take_like(comment, by, {"comment": comment})


def _put_like(target: Likeable, by: Member, of: dict[str, Any]) -> bool:
    """Return whether the like is new."""
    _lock(target)
    if not type(target).objects.visible_to(by).filter(pk=target.pk).exists():
        raise NotAllowed(_("What you wanted to like is no longer here."))
    if not can_take_part(by):
        raise NotAllowed(_("You can't like anything at the moment."))
    if target.author_id == by.pk:
        raise LikeRefused(_("You made this yourself. Likes come from others."))
    _like, is_new = Like.objects.get_or_create(member=by, **of)
    if is_new:
        check_no_block(by, target.author)
        type(target).objects.filter(pk=target.pk).update(like_count=F("like_count") + 1)
    return is_new


def _take_like(target: Likeable, by: Member, of: dict[str, Any]) -> None:
    _lock(target)
    deleted, _rows = Like.objects.filter(member=by, **of).delete()
    if deleted:
        type(target).objects.filter(pk=target.pk).update(like_count=F("like_count") - 1)


def _lock(target: Likeable) -> None:
    list(type(target).objects.select_for_update().filter(pk=target.pk).values_list("pk"))
