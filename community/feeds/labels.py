"""The tags of many posts, ready to be shown."""

import zlib
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse

from community.posts.models import PostTag

# A tag keeps its colour wherever it appears; the first is the plain indigo one.
DYES = ("", "label--madder", "label--lichen", "label--walnut")


@dataclass(frozen=True)
class Label:
    """A tag as a woven label."""

    name: str
    url: str
    dye: str


def label(name: str, slug: str) -> Label:
    return Label(name, reverse("feeds:tag", args=[slug]), DYES[zlib.crc32(slug.encode()) % len(DYES)])


def labels_of(post_ids: Collection[int]) -> dict[int, list[Label]]:
    """Return the labels of each post in the order they were put on it, in one query."""
    if not post_ids:
        return {}
    found: dict[int, list[Label]] = defaultdict(list)
    rows = PostTag.objects.filter(content_object__in=post_ids).order_by("id")
    for post_id, name, slug in rows.values_list("content_object_id", "tag__name", "tag__slug"):
        found[post_id].append(label(name, slug))
    return found
