"""What the live blocks of a page show, loaded together: as many queries for one post as for twenty.

One query for the newest posts, one per tag, one for all hand-picked posts, one for the featured members. Covers
come with the posts, by a join.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import FilteredRelation, Q
from django.utils.safestring import SafeString

from community.members.models import Member
from community.pictures.markup import picture_html
from community.posts.models import Post, Tag

# The shapes of the patches, by how many there are; other numbers would leave a hole. On phones the post in words
# takes two places and the spare patch makes room.
PATCHWORKS = {
    1: ("only",),
    2: ("big", "tall"),
    5: ("big", "tall", "square", "square", "spare"),
    7: ("big", "tall", "square", "square", "square", "spare", "wide"),
}
# Enough of the newest posts to find seven to show.
PATCHWORK_CHOICE = 24
SWATCH_SIZES = "(width >= 72rem) 18rem, (width >= 44rem) 40vw, 90vw"


@dataclass
class Swatch:
    """A post as a small picture with its title, or as a few of its words."""

    post: Post
    picture: SafeString | str = ""

    @property
    def words(self) -> str:
        return self.post.title or self.post.excerpt


@dataclass(frozen=True)
class Patch:
    """A swatch in the patchwork, with the shape it takes there."""

    swatch: Swatch
    shape: str


@dataclass
class Live:
    """What a page's live blocks show, by the id of the block."""

    swatches: dict[str, list[Swatch]] = field(default_factory=dict)
    patches: dict[str, list[Patch]] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)


@dataclass(frozen=True)
class Wish:
    """The posts one block asks for; exactly one of the ways to choose them is set."""

    block_id: str
    count: int = 0
    tag_key: str = ""
    numbers: tuple[int, ...] = ()


def load_live(body: Iterable[Any], viewer: Member | None) -> Live:
    """Return what the live blocks of a StreamField show to this viewer."""
    wishes = list(_wishes(body))
    chosen = _newest(wishes, viewer) | _tagged(wishes, viewer) | _picked(wishes, viewer)
    live = Live(members=_members(body, viewer))
    for block_id, posts in chosen.items():
        live.swatches[block_id] = [_swatch(post) for post in posts]
    for block in body:
        if block.block_type == "hero":
            live.patches[str(block.id)] = _patchwork(live.swatches.get(str(block.id), []))
    return live


def _wishes(body: Iterable[Any]) -> Iterator[Wish]:
    for block in body:
        name, value, block_id = block.block_type, block.value, str(block.id)
        if name == "hero" and value["patchwork"]:
            yield Wish(block_id, count=PATCHWORK_CHOICE)
        elif name == "latest":
            yield Wish(block_id, count=value["count"] or 0)
        elif name == "tagged":
            yield Wish(block_id, count=value["count"] or 0, tag_key=value["tag"] or "-")
        elif name == "picked":
            yield Wish(block_id, numbers=tuple(number for number in value["posts"] if number))
        elif name == "specimen" and value["post"]:
            yield Wish(block_id, numbers=(value["post"],))


def _newest(wishes: list[Wish], viewer: Member | None) -> dict[str, list[Post]]:
    asked = [wish for wish in wishes if wish.count and not wish.tag_key]
    if not asked:
        return {}
    most = max(wish.count for wish in asked)
    posts = list(_posts(viewer).newest_first()[:most])
    return {wish.block_id: posts[: wish.count] for wish in asked}


def _tagged(wishes: list[Wish], viewer: Member | None) -> dict[str, list[Post]]:
    found = {}
    for wish in wishes:
        if wish.tag_key:
            tags = Tag.objects.typed(wish.tag_key)
            posts = _posts(viewer).filter(post_tags__tag__in=tags).newest_first()[: wish.count]
            found[wish.block_id] = list(posts)
    return found


def _picked(wishes: list[Wish], viewer: Member | None) -> dict[str, list[Post]]:
    numbers = {number for wish in wishes for number in wish.numbers}
    posts = {post.pk: post for post in _posts(viewer).filter(pk__in=numbers)} if numbers else {}
    return {
        wish.block_id: [posts[number] for number in wish.numbers if number in posts]
        for wish in wishes
        if wish.numbers
    }


def _posts(viewer: Member | None) -> Any:
    """Posts with their author and, where there is one, their first picture as `cover`."""
    first = FilteredRelation("post_pictures", condition=Q(post_pictures__position=0))
    posts: Any = Post.objects.visible_to(viewer).annotate(cover=first)
    # The stubs know no relation that an annotation made.
    return posts.select_related("author", "cover__picture")


def _swatch(post: Any) -> Swatch:
    # Where the join found no picture Django sets no attribute at all.
    cover = getattr(post, "cover", None)
    return Swatch(post, picture_html(cover.picture, SWATCH_SIZES) if cover else "")


def _members(body: Iterable[Any], viewer: Member | None) -> dict[str, Member]:
    asked = {str(b.id): b.value["member"] for b in body if b.block_type == "member" and b.value["member"]}
    if not asked:
        return {}
    found = Member.objects.visible_to(viewer).in_bulk(list(asked.values()))
    return {block_id: found[number] for block_id, number in asked.items() if number in found}


def _patchwork(swatches: list[Swatch]) -> list[Patch]:
    """Return as many patches as close without a hole: pictures, and as the third one post in words."""
    with_picture = [swatch for swatch in swatches if swatch.picture]
    in_words = [swatch for swatch in swatches if not swatch.picture and swatch.post.excerpt]
    found = [*with_picture[:2], *in_words[:1], *with_picture[2:]] if len(with_picture) >= 2 else with_picture
    size = max((size for size in PATCHWORKS if size <= len(found)), default=0)
    return [Patch(swatch, shape) for swatch, shape in zip(found, PATCHWORKS.get(size, ()), strict=False)]
