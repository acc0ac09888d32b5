"""What a page of notifications needs from the database, in a handful of queries whatever its length."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from community.comments.models import Comment
from community.common.markdown import plain_text
from community.filters.matching import Sieve
from community.filters.models import Scope
from community.filters.sieves import sieve_for
from community.follows.models import FollowRequest
from community.members.models import Member
from community.notifications.kinds import Kind
from community.notifications.models import Notification
from community.posts.models import Post

Row = dict[str, Any]


@dataclass(frozen=True)
class Visible:
    """What the viewer may see today of all that their notifications are about."""

    members: frozenset[int]
    posts: frozenset[int]
    comments: frozenset[int]
    asking: frozenset[int] = frozenset()


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
        "comment__author_id",
        "post__author_id",
    ]
    return Notification.objects.visible_to(viewer).values(*fields)


def visible_among(rows: Collection[Row], viewer: Member) -> Visible:
    """Ask again, now that they are shown, which people, posts and comments the viewer may see."""
    return Visible(
        members=_visible(Member.objects.visible_to(viewer), rows, "actor_id"),
        posts=_visible(Post.objects.visible_to(viewer), rows, "post_id"),
        comments=_visible(Comment.objects.visible_to(viewer), rows, "comment_id"),
        asking=_asking(rows, viewer),
    )


def sifted(rows: Collection[Row], viewer: Member) -> list[Row]:
    """Return the rows without those whose words the viewer leaves out; `filtered` names the phrase that folds a row."""
    sieve = sieve_for(viewer, Scope.NOTIFICATIONS)
    return [row for row in rows if _put_phrase(row, sieve, viewer)]


def _put_phrase(row: Row, sieve: Sieve, viewer: Member) -> bool:
    """Note in the row what folds it; False when it is left out."""
    phrase = sieve.caught(_words(row, viewer)) if sieve else None
    row["filtered"] = phrase.typed if phrase else ""
    return phrase is None or not phrase.hides


def _words(row: Row, viewer: Member) -> list[str]:
    """Return what others said in what it is about."""
    words = []
    if row["comment_id"] and row["comment__author_id"] != viewer.pk:
        words.append(plain_text(row["comment__text_html"]))
    if row["post_id"] and row["post__author_id"] != viewer.pk:
        words += [row["post__title"], row["post__content_note"], row["post__excerpt"]]
    return words


def _asking(rows: Collection[Row], viewer: Member) -> frozenset[int]:
    """Return who of those who asked to follow still waits; no question where nobody asked."""
    numbers = {row["actor_id"] for row in rows if row["kind"] == Kind.ASKED}
    if not numbers:
        return frozenset()
    waiting = FollowRequest.objects.visible_to(viewer).filter(requester__in=numbers)
    return frozenset(waiting.values_list("requester_id", flat=True))


def _visible(those: QuerySet[Any], rows: Collection[Row], field: str) -> frozenset[int]:
    numbers = {row[field] for row in rows} - {None}
    return frozenset(those.filter(pk__in=numbers).values_list("pk", flat=True))
