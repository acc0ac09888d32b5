"""Posts as cards: finished values for a template, in as many queries for twenty posts as for one.

One query for the posts with their authors and the viewer's own likes, one each for pictures, tags and likers. Who filters
words pays one more; who has a block beside them, one for each number that must not count what they may not see.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import F, FilteredRelation, Q, QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.comments.counts import unseen_comments
from community.common.markdown import plain_text
from community.feeds.labels import Label, labels_of
from community.feeds.swatches import Pictures, pictures_of
from community.filters.models import Scope
from community.filters.sieves import sieve_for
from community.likes.counts import unseen_likes
from community.likes.likers import Liker, likers
from community.likes.wording import liked_by
from community.members.bylines import Byline, byline, byline_fields
from community.members.models import Member
from community.moderation.models import ModerationState
from community.posts.audiences import AudienceMark, audience_mark
from community.posts.models import Post
from community.posts.wording import shortened

CUT_SHORT = "…"
# As much as invites to read on; the whole excerpt of twenty posts is a long page.
WORDS_LENGTH = 280


@dataclass(frozen=True)
class Reason:
    """Why a card is in this feed; `icon` is a name in the sprite."""

    icon: str
    words: SafeString | str


@dataclass(frozen=True)
class PostCard:
    """One post in a list. Empty words mean that there is nothing to show in that place."""

    id: int
    url: str
    author: Byline
    published_at: dt.datetime
    history_url: str
    title: str
    excerpt: str
    content_note: str
    audience: AudienceMark | None
    is_long: bool
    pictures: Pictures | None
    labels: list[Label]
    liked_by: SafeString | str
    like_words: str
    is_liked: bool
    comment_words: str
    reason: Reason | None
    is_own: bool
    is_held: bool
    # The phrase of the viewer's own for which it is folded away.
    filtered: str = ""

    @property
    def name(self) -> str:
        """What assistive technology reads for the card."""
        # What is folded away is not read out either.
        shown = "" if self.filtered else self.title
        return shown or _("Post by %(name)s") % {"name": self.author.name}


def post_cards(
    posts: QuerySet[Post] | Iterable[Post],
    viewer: Member | None,
    reasons: Mapping[int, Reason] | None = None,
) -> list[PostCard]:
    """Return cards for posts that the viewer may see, in their order. `reasons` goes by the post's id."""
    if isinstance(posts, QuerySet):
        return cards_of(list(card_rows(posts, viewer)), viewer, reasons)
    numbers = [post.pk for post in posts]
    rows = {row["id"]: row for row in card_rows(Post.objects.filter(pk__in=numbers), viewer)}
    return cards_of([rows[number] for number in numbers if number in rows], viewer, reasons)


def card_rows(posts: QuerySet[Post], viewer: Member | None) -> QuerySet[Post, dict[str, Any]]:
    """Return the posts as plain rows: a tenth of the work that building their objects takes."""
    fields = [
        "id",
        "title",
        "excerpt",
        "published_at",
        "edited_at",
        "comment_count",
        "like_count",
        "moderation_state",
    ]
    fields += ["content_note", "audience", "author_is_private", "author_id", *byline_fields("author__")]
    if viewer is None:
        return posts.values(*fields)
    if viewer.has_filters:
        fields.append("text_html")
    mine = FilteredRelation("likes", condition=Q(likes__member=viewer))
    return posts.annotate(own_like=mine, own_like_id=F("own_like__id")).values(*fields, "own_like_id")


def cards_of(
    rows: list[dict[str, Any]], viewer: Member | None, reasons: Mapping[int, Reason] | None = None
) -> list[PostCard]:
    """Return cards for rows of `card_rows`, without those that the viewer's word filters leave out."""
    rows = [dict(row) for row in rows]
    numbers = [row["id"] for row in rows]
    veiled = frozenset(row["id"] for row in rows if row["content_note"])
    pictures = pictures_of(numbers, veiled)
    labels = labels_of(numbers)
    people = likers("post", [row["id"] for row in rows if row["like_count"]], viewer)
    _count_what_is_seen(rows, viewer)
    cards = [
        _card(
            row,
            viewer,
            pictures=pictures.get(row["id"]),
            labels=labels.get(row["id"], []),
            people=people.get(row["id"], []),
            reason=reasons.get(row["id"]) if reasons else None,
        )
        for row in rows
    ]
    return _sifted(cards, rows, viewer)


def _count_what_is_seen(rows: list[dict[str, Any]], viewer: Member | None) -> None:
    """Take out of the numbers what a block keeps from the viewer."""
    talked_about = unseen_comments([row["id"] for row in rows if row["comment_count"]], viewer)
    mine = [row["id"] for row in rows if viewer is not None and row["author_id"] == viewer.pk]
    liked = unseen_likes("post", mine, viewer)
    for row in rows:
        row["comment_count"] = max(0, row["comment_count"] - talked_about.get(row["id"], 0))
        row["like_count"] = max(0, row["like_count"] - liked.get(row["id"], 0))


def _sifted(cards: list[PostCard], rows: list[dict[str, Any]], viewer: Member | None) -> list[PostCard]:
    """Leave out or fold away others' posts with words that the viewer filters."""
    sieve = sieve_for(viewer, Scope.LISTS)
    if not sieve:
        return cards
    kept = []
    for card, row in zip(cards, rows, strict=True):
        words = post_words(
            row, [label.name for label in card.labels], card.pictures.words if card.pictures else ()
        )
        phrase = None if card.is_own else sieve.caught(words)
        if phrase is None or not phrase.hides:
            kept.append(replace(card, filtered=phrase.typed) if phrase else card)
    return kept


def post_words(row: Mapping[str, Any], tags: Iterable[str], described: Iterable[str]) -> list[str]:
    """Return everything a post says: title, text, content note, tags and what its pictures show."""
    return [row["title"], plain_text(row["text_html"]), row["content_note"], *tags, *described]


def _card(
    row: dict[str, Any],
    viewer: Member | None,
    *,
    pictures: Pictures | None,
    labels: list[Label],
    people: list[Liker],
    reason: Reason | None,
) -> PostCard:
    words = shortened(row["excerpt"], WORDS_LENGTH)
    own = viewer is not None and row["author_id"] == viewer.pk
    author = byline(row, "author__")
    named = {name: row[name] for name in ("id", "title", "excerpt", "content_note")}
    return PostCard(
        id=row["id"],
        url=Post(**named).get_absolute_url(),
        author=author,
        published_at=row["published_at"],
        history_url=reverse("posts:history", args=[row["id"]]) if row["edited_at"] else "",
        title=row["title"],
        excerpt=words,
        content_note=row["content_note"],
        audience=audience_mark(row["audience"], author.name, is_own=own, is_private=row["author_is_private"]),
        is_long=words.endswith(CUT_SHORT),
        pictures=pictures,
        labels=labels,
        liked_by=liked_by(people),
        like_words=like_words(row["like_count"]) if own else "",
        is_liked=row.get("own_like_id") is not None,
        comment_words=comment_words(row["comment_count"]),
        reason=reason,
        is_own=own,
        is_held=row["moderation_state"] == ModerationState.HELD,
    )


def comment_words(count: int) -> str:
    """Return what the way to the conversation is called."""
    if not count:
        return _("Comment")
    return ngettext("%(count)d comment", "%(count)d comments", count) % {"count": count}


def like_words(count: int) -> str:
    """Return the number of likes in words, which only the author is shown; "" for none."""
    if not count:
        return ""
    words = ngettext(
        "%(count)d like. Only you see the number.", "%(count)d likes. Only you see the number.", count
    )
    return words % {"count": count}
