"""What is muted as lines of a list: people, and conversations that may be out of sight."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from community.members.bylines import Byline, byline
from community.members.models import Member
from community.posts.models import Post
from community.posts.views.around import caption_of


@dataclass(frozen=True)
class Muted:
    """A person or a conversation that is muted; `url` is empty for what is out of sight today."""

    name: str
    url: str
    person: Byline | None
    since: datetime
    until: datetime | None
    undo_url: str


def posts_of(rows: Sequence[dict[str, Any]], viewer: Member) -> dict[int, Post]:
    numbers = [row["post_id"] for row in rows if row["post_id"]]
    if not numbers:
        return {}
    return Post.objects.visible_to(viewer).defer("text", "text_html").in_bulk(numbers)


def muted_row(row: dict[str, Any], posts: dict[int, Post]) -> Muted:
    times = {"since": row["created_at"], "until": row["until"]}
    if row["member_id"]:
        person = byline(row, "member__")
        undo_url = reverse("blocks:unmute", args=[person.handle])
        return Muted(person.name, person.url, person, undo_url=undo_url, **times)
    post = posts.get(row["post_id"])
    name = caption_of(post) if post else _("A conversation that isn’t to be seen at the moment")
    undo_url = reverse("blocks:unmute_post", args=[row["post_id"]])
    return Muted(name, post.get_absolute_url() if post else "", None, undo_url=undo_url, **times)
