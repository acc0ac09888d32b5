"""What likes hold about a member."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from community.common.belongings import Kind, Row, moment
from community.common.mail import site_url
from community.likes.models import Like
from community.members.export import handle_of
from community.members.models import Member


def _likes(member: Member) -> QuerySet[Like]:
    return Like.objects.filter(member=member).select_related("post__author", "comment__author").order_by("pk")


def _describe(like: Like) -> Row:
    liked = like.post or like.comment
    path = f"/posts/{like.post_id}/" if like.post_id else f"/comments/{like.comment_id}/"
    return {
        "liked": site_url(path),
        "by": handle_of(liked.author) if liked is not None else None,
        "at": moment(like.created_at),
    }


KINDS = (
    Kind(
        name="likes",
        title=_("What you like"),
        purpose=_("To tell its maker, and others who see it."),
        kept=_("Until you take it back or leave, or what you like is deleted."),
        find=_likes,
        describe=_describe,
        holds=("likes.Like.member",),
    ),
)
