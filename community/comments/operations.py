"""Writing, changing and deleting comments. The post is locked first wherever its counter may change."""

import uuid

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.blocks.conditions import check_no_block
from community.comments.counts import lock_post, recount_comments
from community.comments.models import TEXT_MAX_LENGTH, Comment
from community.comments.paths import path_below
from community.comments.permissions import can_change_comment, can_comment, comment_rule
from community.comments.placeholders import take_out
from community.common.errors import NotAllowed, OperationRefused
from community.common.markdown import RENDERER_VERSION, render_markdown
from community.common.text import clean_text
from community.common.transactions import atomic_retry
from community.members.models import Member
from community.members.permissions import can_take_part
from community.notifications.kinds import Kind
from community.notifications.operations import notify
from community.posts.choices import Audience
from community.posts.mentions import tell_mentioned
from community.posts.models import Post
from community.safeguards.operations import look_after
from community.safeguards.submissions import Submission

GONE = gettext_lazy("The comment you are answering is no longer here. Your words are kept below.")


class CommentRefused(OperationRefused):
    """The comment is empty, too long, or answers something that is not there."""


@atomic_retry
def write_comment(
    *,
    post: Post,
    by: Member,
    text: str,
    parent: Comment | None = None,
    submission_key: uuid.UUID | None = None,
) -> Comment:
    """Write under a post, or in reply to a comment there. The same `submission_key` twice makes one comment.

    Raises NotAllowed, CommentRefused.
    """
    words = _checked(text)
    lock_post(post.pk)
    sent_before = Comment.objects.filter(submission_key=submission_key).first() if submission_key else None
    if sent_before is not None and sent_before.author_id == by.pk:
        return sent_before
    _check_may_write(post, by, parent)
    # Somebody else's key tells nothing about this form, so the comment gets one of its own.
    key = submission_key if submission_key and sent_before is None else uuid.uuid4()
    comment = Comment(post=post, author=by, parent=parent, submission_key=key)
    _put_words(comment, words)
    comment.save()
    comment.path = path_below(parent.path if parent is not None else "", comment.pk)
    comment.save(update_fields=["path"])
    check_no_block(by, *{post.author, parent.author if parent is not None else post.author})
    if post.audience != Audience.ME:
        look_after(comment, Submission("comment", by, words))
    recount_comments([post.pk])
    if not comment.is_held:
        _tell(comment, parent)
        _tell_mentioned(comment)
    return comment


@atomic_retry
def edit_comment(*, comment: Comment, by: Member, text: str) -> None:
    """Change the words of one's own comment; the page says that it was edited. Raises NotAllowed, CommentRefused."""
    if not can_change_comment(by, comment):
        raise NotAllowed(_("You can only change your own comments."))
    words = _checked(text)
    if words == comment.text:
        return
    if not Comment.objects.visible_to(by).filter(pk=comment.pk).exists():
        raise NotAllowed(_("This post is no longer here."))
    _put_words(comment, words)
    comment.edited_at = timezone.now()
    comment.save(update_fields=["text", "text_html", "renderer_version", "edited_at"])
    if comment.post.audience != Audience.ME:
        look_after(comment, Submission("comment", by, words), is_new=False)
    _tell_mentioned(comment)


@atomic_retry
def delete_comment(*, comment: Comment, by: Member) -> None:
    """Delete one's own comment. With replies its place stays, without words. Twice is the same as once.

    Raises NotAllowed.
    """
    lock_post(comment.post_id)
    current = Comment.objects.filter(pk=comment.pk).first()
    if current is None or (current.is_deleted and current.author_id == by.pk):
        return
    if not can_change_comment(by, current):
        raise NotAllowed(_("You can only delete your own comments."))
    take_out([current])
    recount_comments([current.post_id])


def _checked(typed: str) -> str:
    try:
        text = clean_text(typed, multiline=True)
    except ValidationError as error:
        raise CommentRefused(error.messages[0]) from error
    if not text:
        raise CommentRefused(_("There's nothing written yet. Say what you noticed, or ask about the making."))
    if len(text) > TEXT_MAX_LENGTH:
        message = _("A comment can have at most %(limit)s characters; this one has %(length)s.")
        raise CommentRefused(message % {"limit": f"{TEXT_MAX_LENGTH:,}", "length": f"{len(text):,}"})
    return text


def _check_may_write(post: Post, by: Member, parent: Comment | None) -> None:
    """Look again, now that the post is locked: it may have gone or been closed meanwhile, the comment too."""
    if not can_take_part(by):
        raise NotAllowed(_("You can't write comments at the moment."))
    current = Post.objects.visible_to(by).select_related("author").filter(pk=post.pk).first()
    if current is None:
        raise NotAllowed(_("This post is no longer here."))
    if not can_comment(by, current):
        raise NotAllowed(comment_rule(current))
    if parent is None:
        return
    if parent.post_id != post.pk or not Comment.objects.visible_to(by).filter(pk=parent.pk).exists():
        raise CommentRefused(str(GONE))


def _put_words(comment: Comment, words: str) -> None:
    comment.text = words
    comment.text_html = render_markdown(words)
    comment.renderer_version = RENDERER_VERSION


def _tell(comment: Comment, parent: Comment | None) -> None:
    """Tell whoever was answered and still sees the post, and the post's author; one person once."""
    post = Post.objects.filter(pk=comment.post_id)
    if parent is not None and post.visible_to(parent.author).exists():
        notify(
            recipient=parent.author,
            kind=Kind.REPLIED,
            actor=comment.author,
            post=comment.post,
            comment=comment,
        )
    if parent is None or parent.author_id != comment.post.author_id:
        notify(
            recipient=comment.post.author,
            kind=Kind.COMMENTED,
            actor=comment.author,
            post=comment.post,
            comment=comment,
        )


def _tell_mentioned(comment: Comment) -> None:
    """Tell whoever is mentioned; those it answers know of the comment already."""
    told = {comment.post.author_id} | ({comment.parent.author_id} if comment.parent else set())
    tell_mentioned(comment.post, comment, told)
