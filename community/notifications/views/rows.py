"""What a page of notifications needs from the database, in four queries whatever its length."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from community.comments.models import Comment
from community.members.models import Member
from community.notifications.models import Notification
from community.posts.models import Post

Row = dict[str, Any]


@dataclass(frozen=True)
class Visible:
    """What the viewer may see today of all that their notifications are about."""

    members: frozenset[int]
    posts: frozenset[int]
    comments: frozenset[int]


def notification_rows(viewer: Member) -> QuerySet[Notification, Row]:
    fields = ["id", "kind", "created_at", "read_at", "text"]
    fields += ["actor_id", "actor__handle", "actor__display_name", "actor__avatar_key"]
    fields += [
        "post_id",
        "post__title",
        "post__excerpt",
        "post__content_note",
        "comment_id",
        "comment__text_html",
    ]
    return Notification.objects.visible_to(viewer).values(*fields)


def visible_among(rows: Collection[Row], viewer: Member) -> Visible:
    """Ask again, now that they are shown, which people, posts and comments the viewer may see."""
    return Visible(
        members=_visible(Member.objects.visible_to(viewer), rows, "actor_id"),
        posts=_visible(Post.objects.visible_to(viewer), rows, "post_id"),
        comments=_visible(Comment.objects.visible_to(viewer), rows, "comment_id"),
    )


def _visible(those: QuerySet[Any], rows: Collection[Row], field: str) -> frozenset[int]:
    numbers = {row[field] for row in rows} - {None}
    return frozenset(those.filter(pk__in=numbers).values_list("pk", flat=True))
