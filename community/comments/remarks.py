"""Comments as finished values."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import BooleanField, Case, Count, F, FilteredRelation, Q, QuerySet, When
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from community.blocks.conditions import blocked
from community.comments.models import Comment
from community.comments.places import place_of, rules_broken
from community.comments.querysets import CommentQuerySet, with_words_for
from community.common.markdown import cleaned_html, plain_text
from community.filters.matching import Phrase
from community.filters.models import Scope
from community.filters.sieves import sieve_for
from community.members.bylines import Byline, byline, byline_fields
from community.members.models import Member
from community.moderation.models import ModerationState
from community.posts.models import Post

# Deeper comments go on at this level and say whom they answer.
LEVELS_DRAWN = 4


@dataclass(frozen=True)
class Remark:
    """One comment as it is shown. `place` stands instead of the words where there are none to show.

    A bare place is only worth its room when somebody answered there.
    """

    id: int
    parent_id: int | None
    writer: Byline
    created_at: dt.datetime
    is_edited: bool
    html: SafeString | str
    place: SafeString | str
    is_bare: bool
    is_own: bool
    is_maker: bool
    is_held: bool
    is_liked: bool
    like_count: int
    level: int = 1
    answers: str = ""
    opens: bool = False
    closes: range = range(0)
    # The phrase of the viewer's own for which it is folded away.
    filtered: str = ""

    @property
    def is_deepest(self) -> bool:
        return self.level >= LEVELS_DRAWN


def one_remark(comment: Comment, viewer: Member | None) -> Remark:
    """Return a comment by itself, as it is put in its place after it was written or changed."""
    rows = list(remark_rows(Comment.objects.filter(pk=comment.pk), viewer))
    return remarks_of(rows, comment.post, viewer)[0]


def remark_rows(comments: "CommentQuerySet", viewer: Member | None) -> QuerySet[Comment, dict[str, Any]]:
    """Return comments as plain rows, with whether the viewer may read and does like each."""
    readable = Case(When(with_words_for(viewer), then=True), default=False, output_field=BooleanField())
    fields = ["id", "parent_id", "path", "text_html", "like_count", "created_at", "edited_at", "deleted_at"]
    fields += ["moderation_state", "author_id", "author__left_at", *byline_fields("author__")]
    rows = comments.annotate(is_readable=readable)
    if viewer is None:
        return rows.values(*fields, "is_readable")
    mine = FilteredRelation("likes", condition=Q(likes__member=viewer))
    return rows.annotate(own_like=mine, own_like_id=F("own_like__id")).values(
        *fields, "is_readable", "own_like_id"
    )


def remarks_of(rows: list[dict[str, Any]], post: Post, viewer: Member | None) -> list[Remark]:
    """Return remarks for rows of `remark_rows`. One more query each takes what moderators removed, what the viewer
    filters, and likes that a block keeps from them.
    """
    rules = rules_broken(row["id"] for row in rows if row["moderation_state"] == ModerationState.REMOVED)
    unseen = _unseen_likes([row["id"] for row in rows if row["like_count"]], viewer)
    sieve = sieve_for(viewer, Scope.COMMENTS)
    remarks = []
    for row in rows:
        row["like_count"] -= unseen.get(row["id"], 0)
        remark = _remark(row, post, viewer, rules)
        is_sifted = bool(sieve) and row["is_readable"] and not remark.is_own
        phrase = sieve.caught([plain_text(row["text_html"])]) if is_sifted else None
        remarks.append(_kept_back(remark, phrase) if phrase else remark)
    return remarks


def _kept_back(remark: Remark, phrase: Phrase) -> Remark:
    """Fold a comment away, or leave it out: then its place stays only where somebody answered."""
    if not phrase.hides:
        return replace(remark, filtered=phrase.typed)
    place = _("A word filter of yours leaves this comment out.")
    return replace(remark, html="", place=place, is_bare=True)


def _unseen_likes(comment_ids: list[int], viewer: Member | None) -> dict[int, int]:
    """Return how many likes of the viewer's own comments a block keeps from them."""
    if viewer is None or not viewer.has_blocks or not comment_ids:
        return {}
    mine = Comment.objects.filter(blocked(viewer, "likes__member"), author=viewer, pk__in=comment_ids)
    return dict(mine.order_by().values_list("pk").annotate(number=Count("likes")))


def _remark(row: dict[str, Any], post: Post, viewer: Member | None, rules: dict[int, str]) -> Remark:
    is_own = viewer is not None and row["author_id"] == viewer.pk
    readable = row["is_readable"]
    return Remark(
        id=row["id"],
        parent_id=row["parent_id"],
        writer=byline(row, "author__"),
        created_at=row["created_at"],
        is_edited=row["edited_at"] is not None,
        html=cleaned_html(row["text_html"]) if readable else "",
        is_bare=not readable and row["moderation_state"] != ModerationState.REMOVED,
        place="" if readable else place_of(row, rules.get(row["id"], "")),
        is_own=is_own,
        is_maker=row["author_id"] == post.author_id,
        is_held=row["moderation_state"] == ModerationState.HELD,
        is_liked=row.get("own_like_id") is not None,
        like_count=row["like_count"] if is_own else 0,
    )
