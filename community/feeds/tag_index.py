"""Tags by their first letter."""

from django.db.models import Max, QuerySet

from community.feeds.labels import Label, label
from community.members.models import Member
from community.posts.models import Post, Tag

MOST_TAGS_LISTED = 500


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
