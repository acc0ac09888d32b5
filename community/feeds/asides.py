"""What stands beside a feed: who is new, and what people write about. One cheap query each."""

from dataclasses import dataclass

from django.db.models import Max, QuerySet

from community.feeds.labels import Label, label
from community.members.bylines import Byline, byline, byline_fields
from community.members.models import Member
from community.posts.models import Post, PostTag, Tag

NEW_MEMBERS = 3
RECENT_TAGS = 8
# Tags of the newest posts; looking further back would cost more than it tells.
RECENT_POST_TAGS = 60
MOST_TAGS_LISTED = 500


@dataclass(frozen=True)
class Beside:
    """The notes beside a feed."""

    members: list[Byline]
    labels: list[Label]


def beside(viewer: Member | None) -> Beside:
    return Beside(new_members(viewer), recent_labels(viewer))


def new_members(viewer: Member | None) -> list[Byline]:
    """Return who joined last, without the viewer."""
    members = Member.objects.visible_to(None)
    if viewer is not None:
        members = members.exclude(pk=viewer.pk)
    rows = members.order_by("-activated_at", "-id").values(*byline_fields())[:NEW_MEMBERS]
    return [byline(row) for row in rows]


def recent_labels(viewer: Member | None) -> list[Label]:
    """Return the tags put on posts last, each once, without those the viewer hides."""
    found = PostTag.objects.filter(content_object__in=Post.objects.listed_for(viewer))
    if viewer is not None:
        found = found.exclude(tag__hides__member=viewer)
    rows = found.order_by("-id").values_list("tag__name", "tag__slug")[:RECENT_POST_TAGS]
    names = {slug: name for name, slug in reversed(rows)}
    return [label(name, slug) for slug, name in reversed(names.items())][:RECENT_TAGS]


def tags_by_letter(viewer: Member | None) -> dict[str, list[Label]]:
    """Return the tags of posts the viewer may see and does not hide by their first letter; when there are too many, those used last."""
    found: QuerySet[Tag, dict[str, object]] = (
        Tag.objects.not_hidden_by(viewer)
        .filter(post_tags__content_object__in=Post.objects.listed_for(viewer))
        .annotate(last=Max("post_tags__id"))
        .order_by("-last")
        .values("name", "slug")[:MOST_TAGS_LISTED]
    )
    letters: dict[str, list[Label]] = {}
    for row in sorted(found, key=lambda row: str(row["slug"])):
        letters.setdefault(_letter(str(row["slug"])), []).append(label(str(row["name"]), str(row["slug"])))
    return letters


def _letter(slug: str) -> str:
    """Return the heading a tag stands under; numbers and emoji share one."""
    return slug[0].upper() if slug[0].isalpha() else "#"
