"""What stands beside a feed: who is new, and what people write about. One cheap query each."""

from dataclasses import dataclass

from community.blocks.conditions import not_muted_member
from community.feeds.labels import Label, label
from community.members.bylines import Byline, byline, byline_fields
from community.members.models import Member
from community.posts.models import Post, PostTag
from community.posts.querysets import hidden_tags

NEW_MEMBERS = 3
RECENT_TAGS = 8
# Tags of the newest posts; looking further back would cost more than it tells.
RECENT_POST_TAGS = 60


@dataclass(frozen=True)
class Beside:
    """The notes beside a feed."""

    members: list[Byline]
    labels: list[Label]


def beside(viewer: Member | None) -> Beside:
    return Beside(new_members(viewer), recent_labels(viewer))


def new_members(viewer: Member | None) -> list[Byline]:
    """Return who joined last, without the viewer."""
    members = Member.objects.visible_to(viewer)
    if viewer is not None:
        members = members.filter(not_muted_member(viewer)).exclude(pk=viewer.pk)
    rows = members.order_by("-activated_at", "-id").values(*byline_fields())[:NEW_MEMBERS]
    return [byline(row) for row in rows]


def recent_labels(viewer: Member | None) -> list[Label]:
    """Return the tags put on posts last, each once, without those the viewer hides."""
    found = PostTag.objects.filter(content_object__in=Post.objects.listed_for(viewer))
    if viewer is not None:
        found = found.exclude(tag__in=hidden_tags(viewer))
    rows = found.order_by("-id").values_list("tag__name", "tag__slug")[:RECENT_POST_TAGS]
    names = {slug: name for name, slug in reversed(rows)}
    return [label(name, slug) for slug, name in reversed(names.items())][:RECENT_TAGS]
