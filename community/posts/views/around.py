"""What stands around a post: its tags, the author's posts before and after it, and others' posts with its tags."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import Any

from django.db.models import FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from community.feeds.labels import Label, label
from community.members.models import Member
from community.pictures.markup import picture_html
from community.posts.models import Post, PostTag
from community.posts.wording import shortened

MOST_RELATED = 3
CAPTION_LENGTH = 80
RELATED_SIZES = "(width >= 44rem) 14rem, 45vw"


@dataclass(frozen=True)
class Neighbour:
    """A post one may go on to."""

    url: str
    caption: str


@dataclass(frozen=True)
class Related(Neighbour):
    """Somebody else's post with a tag of this one; `reason` says which. Without a picture its words are shown."""

    author: str
    reason: str
    picture: SafeString | str
    words: str


@dataclass(frozen=True)
class Around:
    """Everything around one post as the viewer sees it; `newer` and `older` are the author's own."""

    labels: list[Label]
    newer: Neighbour | None
    older: Neighbour | None
    related: list[Related]


def with_neighbours(posts: QuerySet[Post], viewer: Member | None) -> QuerySet[Post]:
    """Add the numbers of the author's next and previous posts that the viewer's lists show."""
    theirs = Post.objects.listed_for(viewer).filter(author=OuterRef("author"))
    moment, number = OuterRef("published_at"), OuterRef("pk")
    after = Q(published_at__gt=moment) | Q(published_at=moment, pk__gt=number)
    before = Q(published_at__lt=moment) | Q(published_at=moment, pk__lt=number)
    newer = theirs.filter(after).order_by("published_at", "id")
    older = theirs.filter(before).newest_first()
    return posts.annotate(
        newer_id=Subquery(newer.values("pk")[:1]), older_id=Subquery(older.values("pk")[:1])
    )


def around(post: Post, viewer: Member | None) -> Around:
    """Return what stands around a post that went through `with_neighbours`, in two queries."""
    tags = _tags(post, viewer)
    reasons = _chosen(tags)
    ties: Any = post
    posts = _posts([ties.newer_id, ties.older_id, *reasons], viewer)
    return Around(
        labels=[label(tag["tag__name"], tag["tag__slug"]) for tag in tags],
        newer=_neighbour(posts.get(ties.newer_id)),
        older=_neighbour(posts.get(ties.older_id)),
        related=[_related(posts[number], name) for number, name in reasons.items() if number in posts],
    )


def caption_of(post: Post) -> str:
    """Return what a link to a post is called."""
    return post.title or shortened(post.teaser, CAPTION_LENGTH) or _("Without words")


def _tags(post: Post, viewer: Member | None) -> list[dict[str, Any]]:
    """Return the tags of a post, each with others' latest posts under it: one look into the tag's index each."""
    others = Post.objects.listed_for(viewer).exclude(author=post.author_id)
    latest = others.filter(post_tags__tag=OuterRef("tag")).order_by("-post_tags__id").values("pk")
    places = {f"latest_{place}": Subquery(latest[place : place + 1]) for place in range(MOST_RELATED)}
    rows = PostTag.objects.filter(content_object=post).order_by("id").annotate(**places)
    return list(rows.values("tag__name", "tag__slug", *places))


def _chosen(tags: Sequence[dict[str, Any]]) -> dict[int, str]:
    """Return up to three posts with the tag they are shown for: first one of each tag, then the next of each."""
    by_tag = [[tag[f"latest_{place}"] for place in range(MOST_RELATED)] for tag in tags]
    chosen: dict[int, str] = {}
    for number, tag in chain.from_iterable(_turns(by_tag, tags)):
        if number is not None and len(chosen) < MOST_RELATED:
            chosen.setdefault(number, tag["tag__name"])
    return chosen


def _turns(by_tag: Iterable[list[Any]], tags: Sequence[Any]) -> Iterable[Iterable[tuple[Any, Any]]]:
    return (zip(turn, tags, strict=True) for turn in zip_longest(*by_tag))


def _posts(numbers: Iterable[int | None], viewer: Member | None) -> dict[int, Post]:
    wanted = {number for number in numbers if number is not None}
    if not wanted:
        return {}
    first = FilteredRelation("post_pictures", condition=Q(post_pictures__position=0))
    posts = Post.objects.visible_to(viewer).annotate(cover=first)
    return posts.select_related("author", "cover__picture").defer("text", "text_html").in_bulk(wanted)


def _neighbour(post: Post | None) -> Neighbour | None:
    return None if post is None else Neighbour(post.get_absolute_url(), caption_of(post))


def _related(post: Any, tag: str) -> Related:
    # Where the join found no picture Django sets no attribute at all.
    cover = None if post.content_note else getattr(post, "cover", None)
    words = "" if cover or post.content_note else shortened(post.teaser, CAPTION_LENGTH * 2)
    return Related(
        url=post.get_absolute_url(),
        # Its words are their own name.
        caption=post.title if words else caption_of(post),
        author=post.author.name,
        reason=_("Also tagged %(tag)s") % {"tag": tag},
        picture=picture_html(cover.picture, RELATED_SIZES) if cover else "",
        words=words,
    )
