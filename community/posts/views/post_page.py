"""Everything the page of a post shows around the conversation, as finished values."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Value
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from community.common.markdown import cleaned_html
from community.feeds.cards import like_words
from community.follows.models import Follow
from community.likes.counts import unseen_likes
from community.likes.likers import likers
from community.likes.models import Like
from community.likes.wording import liked_by
from community.members.models import Member
from community.moderation.models import Decision
from community.pictures.addresses import sources
from community.pictures.models import Picture
from community.posts.audiences import AudienceMark, audience_mark
from community.posts.licences import LicenceLine, licence_line
from community.posts.models import Post, PostPicture
from community.posts.views.around import Around, around, caption_of, with_neighbours
from community.posts.views.sharing import Sharing, sharing

SHELF_LENGTH = 3


@dataclass(frozen=True)
class OnShelf:
    """Another post of the same author, with its first picture."""

    url: str
    caption: str
    picture: Picture


@dataclass(frozen=True)
class Hung:
    """A picture of the post with its place, from 1, and the address of its largest size."""

    picture: Picture
    number: int
    largest: str

    @property
    def is_tall(self) -> bool:
        return self.picture.height > self.picture.width


@dataclass(frozen=True)
class PostPage:
    """The post as the viewer sees it. `like_words` is for the author alone."""

    heading: str
    html: SafeString
    audience: AudienceMark | None
    licence: LicenceLine | None
    pictures: list[Hung]
    around: Around
    liked_by: SafeString | str
    like_words: str
    is_own: bool
    is_liked: bool
    is_followed: bool
    decision: Decision | None
    shelf: list[OnShelf]
    sharing: Sharing

    @property
    def lead(self) -> Hung | None:
        return self.pictures[0] if self.pictures else None

    @property
    def others(self) -> list[Hung]:
        return self.pictures[1:]

    @property
    def columns(self) -> int:
        """How many of the other pictures stand side by side, so that no row is left with a gap where it can be helped."""
        return 1 if len(self.others) == 1 else 3 if len(self.others) % 3 == 0 else 2


def readable_posts(viewer: Member | None) -> QuerySet[Post]:
    """Return the posts the viewer may see, each with its author and what ties the viewer to it."""
    posts = with_neighbours(Post.objects.visible_to(viewer), viewer).select_related("author")
    if viewer is None:
        return posts.annotate(is_liked=Value(False), is_followed=Value(False))
    return posts.annotate(
        is_liked=Exists(Like.objects.filter(member=viewer, post=OuterRef("pk"))),
        is_followed=Exists(Follow.objects.filter(follower=viewer, followed=OuterRef("author"))),
    )


def post_page(post: Post, viewer: Member | None) -> PostPage:
    """Return the page for one of `readable_posts`."""
    is_own = viewer is not None and post.author_id == viewer.pk
    ties: Any = post
    heading = post.title or _("Post by %(name)s") % {"name": post.author.name}
    pictures = list(post.pictures.order_by("post_picture__position", "post_picture__id"))
    beside = around(post, viewer)
    people = likers("post", [post.pk], viewer) if post.like_count else {}
    return PostPage(
        heading=heading,
        html=cleaned_html(post.text_html),
        audience=audience_mark(
            post.audience, post.author.name, is_own=is_own, is_private=post.author_is_private
        ),
        licence=licence_line(post.licence),
        pictures=[Hung(one, number, sources(one).fallback) for number, one in enumerate(pictures, start=1)],
        around=beside,
        liked_by=liked_by(people.get(post.pk, [])),
        like_words=like_words(_likes_seen(post, viewer)) if is_own else "",
        is_own=is_own,
        is_liked=ties.is_liked,
        is_followed=ties.is_followed,
        decision=_latest_decision(post) if post.is_held else None,
        shelf=_shelf(post, viewer),
        sharing=sharing(post, heading, pictures, [label.name for label in beside.labels]),
    )


def _likes_seen(post: Post, viewer: Member | None) -> int:
    return max(0, post.like_count - unseen_likes("post", [post.pk], viewer).get(post.pk, 0))


def _latest_decision(post: Post) -> Decision | None:
    held = Decision.objects.filter(post=post, action=Decision.Action.HOLD)
    return held.order_by("-created_at", "-id").first()


def _shelf(post: Post, viewer: Member | None) -> list[OnShelf]:
    """Return the author's latest other posts that have a picture with no note in front, in one query."""
    others = Post.objects.listed_for(viewer).by(post.author).filter(content_note="").exclude(pk=post.pk)
    covers = PostPicture.objects.filter(post__in=others, position=0).select_related("post", "picture")
    return [
        OnShelf(
            url=cover.post.get_absolute_url(),
            caption=caption_of(cover.post),
            picture=cover.picture,
        )
        for cover in covers.order_by("-post__published_at", "-post_id")[:SHELF_LENGTH]
    ]
