"""Asking an author to put a content note in front of a post, without a moderator and without a name."""

from django.utils.translation import gettext as _

from community.common.errors import NotAllowed, OperationRefused
from community.common.transactions import atomic_retry
from community.members.models import Member
from community.members.permissions import can_take_part
from community.notifications.kinds import Kind
from community.notifications.operations import notify
from community.posts.models import Post


class NoteNotNeeded(OperationRefused):
    """The post has a note already."""


@atomic_retry
def ask_for_note(*, post: Post, by: Member) -> None:
    """Tell the author, once and without a name, that somebody would like a note in front of this post.

    Raises NotAllowed; NoteNotNeeded where there is one.
    """
    if not can_take_part(by) or post.author_id == by.pk:
        raise NotAllowed(_("You can’t ask for this here."))
    if not Post.objects.visible_to(by).filter(pk=post.pk).exists():
        raise NotAllowed(_("This post is no longer here."))
    if post.content_note:
        raise NoteNotNeeded(_("There is a note in front of this post already."))
    words = _(
        "Somebody would like a content note in front of “%(title)s”, so that readers can choose. You decide: a few"
        " words such as “needles and blood” are enough."
    )
    notify(recipient=post.author, kind=Kind.NOTE_ASKED, post=post, text=words % {"title": str(post)})
