"""What comments hold about a member."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from community.comments.models import Comment
from community.common.belongings import Kind, Row, moment
from community.common.mail import site_url
from community.members.export import handle_of
from community.members.models import Member


def own_comments(member: Member) -> QuerySet[Comment]:
    """Everything a member wrote to others, the newest first. Places without words are no longer theirs."""
    found = Comment.objects.by(member).filter(deleted_at__isnull=True).order_by("-created_at", "-pk")
    return found.select_related("post__author", "parent__author")


def _describe(comment: Comment) -> Row:
    return {
        "number": comment.pk,
        "address": site_url(f"/comments/{comment.pk}/"),
        "text": comment.text,
        "on_a_post_by": handle_of(comment.post.author),
        "in_reply_to": handle_of(comment.parent.author) if comment.parent else None,
        "at": moment(comment.created_at),
        "edited_at": moment(comment.edited_at),
        "state": comment.moderation_state,
        "like_count": comment.like_count,
    }


KINDS = (
    Kind(
        name="comments",
        title=_("Your comments"),
        purpose=_("To show them below the posts they are about."),
        kept=_("Until you delete them or leave, or the post is deleted."),
        find=own_comments,
        describe=_describe,
        holds=("comments.Comment.author",),
    ),
)
