"""Telling members that they were mentioned, unless they asked for quiet."""

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from community.common.markdown_rules import MENTION_CLASS
from community.follows.people import is_following
from community.members.models import Member
from community.notifications.kinds import Kind
from community.notifications.operations import notify
from community.posts.models import Post

if TYPE_CHECKING:
    from community.comments.models import Comment

# Whoever names more people than these in one text is calling a crowd.
MOST_TOLD = 10
# Only the renderer gives links this class; what members write as a link has none.
_MENTION = re.compile(rf'<a (?=[^>]*class="{MENTION_CLASS}")[^>]*href="/@([a-z0-9_]+)/"')


def mentioned_handles(html: str) -> list[str]:
    """Return whom rendered words mention, each once, in order, up to the number that are told."""
    return list(dict.fromkeys(_MENTION.findall(html)))[:MOST_TOLD]


def tell_mentioned(post: Post, comment: "Comment | None" = None, told: Collection[int] = ()) -> None:
    """Tell those whom a post, or a comment on it, mentions and who see it; each once, whatever is changed later.

    `told` are the ids of members who learn of it anyhow.
    """
    said = comment or post
    handles = mentioned_handles(said.text_html)
    if not handles or said.is_held or said.is_removed:
        return
    people = Member.objects.visible_to(None).filter(handle__in=handles).exclude(pk__in=told)
    for person in people.order_by("pk"):
        if person.is_sheltered and not is_following(person, said.author):
            continue
        if Post.objects.visible_to(person).filter(pk=post.pk).exists():
            notify(recipient=person, kind=Kind.MENTIONED, actor=said.author, post=post, comment=comment)
