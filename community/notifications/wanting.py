"""Whether somebody wants to hear of a thing."""

from typing import TYPE_CHECKING

from django.db.models import Q

from community.blocks.conditions import is_blocked_between
from community.blocks.models import Mute
from community.common.markdown import plain_text
from community.filters.models import Scope
from community.filters.sieves import sieve_for
from community.members.models import Member

if TYPE_CHECKING:
    from community.comments.models import Comment
    from community.posts.models import Post


def is_unwanted(
    recipient: Member, actor: Member | None, post: "Post | None", comment: "Comment | None"
) -> bool:
    """Say whether the recipient muted the doer or the conversation, leaves out such words, or a block stands between
    the two. What nobody in particular did is always wanted.
    """
    if actor is None:
        return False
    if is_blocked_between(recipient, actor):
        return True
    mutes = Mute.objects.in_force().filter(owner=recipient)
    if mutes.filter(Q(member=actor) | Q(post=post, post__isnull=False)).exists():
        return True
    phrase = sieve_for(recipient, Scope.NOTIFICATIONS).caught(_words(recipient, post, comment))
    return phrase is not None and phrase.hides


def _words(recipient: Member, post: "Post | None", comment: "Comment | None") -> list[str]:
    """Return what others said in what it is about."""
    words = []
    if comment is not None and comment.author_id != recipient.pk:
        words.append(plain_text(comment.text_html))
    if post is not None and post.author_id != recipient.pk:
        words += [post.title, post.content_note, plain_text(post.text_html)]
    return words
