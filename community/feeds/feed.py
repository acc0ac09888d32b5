"""The feeds: which posts are in each, newest first, nothing ranked."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.html import format_html
from django.utils.translation import gettext as _

from community.feeds.cards import PostCard, Reason, card_rows, cards_of
from community.feeds.paging import Cursor, Page, merged, page_of
from community.feeds.tags import followed_tags, tag_link, tag_reasons
from community.follows.models import Follow
from community.members.models import Member
from community.posts.models import Post, Tag


@dataclass(frozen=True)
class FeedPage:
    """One page of a feed. `older` is the cursor of the next one, "" at the end."""

    cards: list[PostCard]
    older: str
    is_first: bool
    # How many posts of this page the viewer's word filters left out.
    left_out: int = 0


def following_feed(viewer: Member, cursor: Cursor | None) -> FeedPage:
    """Return posts by those the viewer follows, posts with tags they follow, and their own."""
    # The numbers themselves, not a subquery: from them MariaDB can tell few authors from many, and reads accordingly.
    followed = Follow.objects.filter(follower=viewer).values_list("followed", flat=True)
    posts = Post.objects.listed_for(viewer)
    by_people = _page(posts.filter(author__in=[viewer.pk, *followed]), cursor)
    tags = followed_tags(viewer)
    # Two lists laid into one: either-or in one question would read all the posts that are neither.
    page = (
        merged(by_people, _page(posts.carrying(tags), cursor), moment="published_at") if tags else by_people
    )
    rows = rows_in_order(page, viewer)
    by_whom = {row["id"] for row in by_people.rows}
    reasons = tag_reasons([row["id"] for row in rows], tags)
    reasons |= {row["id"]: _why_following(row, viewer) for row in rows if row["id"] in by_whom}
    return _finished(page, rows, viewer, reasons)


def latest_feed(viewer: Member | None, cursor: Cursor | None) -> FeedPage:
    """Return everybody's posts."""
    return _feed(Post.objects.listed_for(viewer), viewer, cursor)


def tag_feed(tag: Tag, viewer: Member | None, cursor: Cursor | None, *, is_hidden: bool = False) -> FeedPage:
    """Return the posts that carry a tag; on the page of a tag they hide, a viewer finds those with it all the same."""
    posts = Post.objects.visible_to(viewer) if is_hidden else Post.objects.listed_for(viewer)
    reason = Reason("hash", format_html(_("In {tag}"), tag=tag_link(tag.name, tag.slug)))
    return _feed(posts.tagged(tag), viewer, cursor, reason)


def member_feed(member: Member, viewer: Member | None, cursor: Cursor | None) -> FeedPage:
    """Return what one member posted, for their page."""
    return _feed(Post.objects.visible_to(viewer).by(member), viewer, cursor)


def _feed(
    posts: QuerySet[Post], viewer: Member | None, cursor: Cursor | None, reason: Reason | None = None
) -> FeedPage:
    page = _page(posts, cursor)
    rows = rows_in_order(page, viewer)
    reasons = {row["id"]: reason for row in rows} if reason is not None else None
    return _finished(page, rows, viewer, reasons)


def _finished(
    page: Page, rows: list[dict[str, Any]], viewer: Member | None, reasons: dict[int, Reason] | None
) -> FeedPage:
    cards = cards_of(rows, viewer, reasons)
    return FeedPage(cards, page.older, page.is_first, left_out=len(rows) - len(cards))


def _page(posts: QuerySet[Post], cursor: Cursor | None) -> Page:
    """Choose the posts of a page by the index of the list alone; what is shown of them is fetched by their ids."""
    return page_of(posts.values("id", "published_at"), cursor, moment="published_at")


def rows_in_order(page: Page, viewer: Member | None) -> list[dict[str, Any]]:
    """Return what cards need to know about the posts of a page."""
    numbers = [row["id"] for row in page.rows]
    rows = {row["id"]: row for row in card_rows(Post.objects.filter(pk__in=numbers), viewer)}
    return [rows[number] for number in numbers if number in rows]


def _why_following(row: dict[str, Any], viewer: Member) -> Reason:
    if row["author_id"] == viewer.pk:
        return Reason("user", _("Your post"))
    # People say the first name; a name in a script without spaces is whole.
    name = (row["author__display_name"] or row["author__handle"]).split()[0]
    return Reason("user-check", _("You follow %(name)s") % {"name": name})
