"""The feeds: which posts are in each, newest first, nothing ranked."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from community.feeds.cards import PostCard, Reason, card_rows, cards_of
from community.feeds.paging import Cursor, page_of
from community.follows.models import Follow
from community.members.models import Member
from community.posts.models import Post, Tag


@dataclass(frozen=True)
class FeedPage:
    """One page of a feed. `older` is the cursor of the next one, "" at the end."""

    cards: list[PostCard]
    older: str
    is_first: bool


def following_feed(viewer: Member, cursor: Cursor | None) -> FeedPage:
    """Return posts by those the viewer follows, and their own."""
    followed = Follow.objects.filter(follower=viewer).values("followed")
    posts = Post.objects.visible_to(viewer).filter(Q(author=viewer) | Q(author__in=followed))
    page = page_of(card_rows(posts, viewer), cursor, moment="published_at")
    reasons = {row["id"]: _why_following(row, viewer) for row in page.rows}
    return FeedPage(cards_of(page.rows, viewer, reasons), page.older, page.is_first)


def latest_feed(viewer: Member | None, cursor: Cursor | None) -> FeedPage:
    """Return everybody's posts."""
    return _feed(Post.objects.visible_to(viewer), viewer, cursor)


def tag_feed(tag: Tag, viewer: Member | None, cursor: Cursor | None) -> FeedPage:
    """Return the posts that carry a tag."""
    address = reverse("feeds:tag", args=[tag.slug])
    reason = Reason(
        "hash", format_html(_("In {tag}"), tag=format_html('<a href="{}">#{}</a>', address, tag.name))
    )
    return _feed(Post.objects.visible_to(viewer).tagged(tag), viewer, cursor, reason)


def member_feed(member: Member, viewer: Member | None, cursor: Cursor | None) -> FeedPage:
    """Return what one member posted, for their page."""
    return _feed(Post.objects.visible_to(viewer).by(member), viewer, cursor)


def _feed(
    posts: QuerySet[Post], viewer: Member | None, cursor: Cursor | None, reason: Reason | None = None
) -> FeedPage:
    page = page_of(card_rows(posts, viewer), cursor, moment="published_at")
    reasons = {row["id"]: reason for row in page.rows} if reason is not None else None
    return FeedPage(cards_of(page.rows, viewer, reasons), page.older, page.is_first)


def _why_following(row: dict[str, Any], viewer: Member) -> Reason:
    if row["author_id"] == viewer.pk:
        return Reason("user", _("Your post"))
    # People say the first name; a name in a script without spaces is whole.
    name = (row["author__display_name"] or row["author__handle"]).split()[0]
    return Reason("user-check", _("You follow %(name)s") % {"name": name})
