"""What has been made so far, and what is still to be done when."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from community.comments.models import Comment
from community.members.models import Member
from community.posts.models import Post


class Step(NamedTuple):
    """One deed of one member at one moment."""

    at: datetime
    do: Callable[[], object]


@dataclass
class Made:
    """The community as it grows: members by handle, posts by key, comments by (key of the post, number in its thread)."""

    now: datetime
    members: dict[str, Member] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    comments: dict[tuple[str, int], Comment] = field(default_factory=dict)
    likes: int = 0
    follows: int = 0
    pictures: int = 0
    reports: int = 0
    # What moderators and those they decided about did with the reports.
    deeds: int = 0
    pages: int = 0
