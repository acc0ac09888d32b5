"""A conversation as finished values, a page at a time, in one query for the comments.

The list is flat and says where a level opens and closes, so that the deepest thread is drawn without recursion.
"""

import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from community.comments.models import Comment
from community.comments.permissions import can_comment, comment_rule
from community.comments.querysets import with_words_for
from community.comments.remarks import LEVELS_DRAWN, Remark, remark_rows, remarks_of
from community.members.models import Member
from community.posts.models import Post

PAGE_SIZE = 100
_CURSOR = re.compile(r"(?:[0-9a-z]{8}){1,8}")


class BadCursor(ValueError):
    """The address names no place in the conversation."""


@dataclass(frozen=True)
class Conversation:
    """One page of a conversation. `more` is where the next page starts, "" at the end."""

    post: Post
    remarks: list[Remark] = field(default_factory=list)
    ends: range = range(0)
    more: str = ""
    is_branch: bool = False
    # Whether the viewer is somebody to whom the comments are open.
    may_write: bool = False
    # To whom the comments are open; "" for everyone who sees the post.
    rule: str = ""
    # The number of the form below it: sending that form twice makes one comment.
    submission_key: uuid.UUID = field(default_factory=uuid.uuid4)

    @property
    def is_closed(self) -> bool:
        """Whether the author keeps the viewer from saying something here."""
        return bool(self.rule) and not self.may_write


def conversation(
    post: Post, viewer: Member | None, after: str = "", branch: Comment | None = None
) -> Conversation:
    """Return a page of what was said under a post the viewer may see, or of one branch of it. Raises BadCursor."""
    if after and not _CURSOR.fullmatch(after):
        raise BadCursor(after[:40])
    comments = Comment.objects.filter(post=post)
    if branch is not None:
        comments = comments.branch_of(branch)
    if after:
        comments = comments.filter(path__gt=after)
    rows = list(remark_rows(comments, viewer).order_by("path", "id")[: PAGE_SIZE + 1])
    more = rows[PAGE_SIZE - 1]["path"] if len(rows) > PAGE_SIZE else ""
    remarks = _without_bare_places(remarks_of(rows[:PAGE_SIZE], post, viewer))
    drawn = list(_levelled(remarks, _names_above(remarks, viewer)))
    return Conversation(
        post,
        drawn,
        range(drawn[-1].level if drawn else 0),
        more,
        is_branch=branch is not None,
        may_write=viewer is not None and can_comment(viewer, post),
        rule=comment_rule(post),
    )


def _without_bare_places(remarks: list[Remark]) -> list[Remark]:
    """Leave out places that hold nothing together: nobody answered there, and no decision is to be told."""
    kept: list[Remark] = []
    answered: set[int | None] = set()
    for remark in reversed(remarks):
        if not remark.is_bare or remark.id in answered:
            kept.append(remark)
            answered.add(remark.parent_id)
    return kept[::-1]


def _names_above(remarks: list[Remark], viewer: Member | None) -> dict[int, str]:
    """Return whom those answer whose parent is on another page; asks only when there are any."""
    here = {remark.id for remark in remarks}
    missing = {remark.parent_id for remark in remarks if remark.parent_id and remark.parent_id not in here}
    if not missing:
        return {}
    rows = Comment.objects.filter(with_words_for(viewer), pk__in=missing)
    return {
        number: name or handle
        for number, name, handle in rows.values_list("pk", "author__display_name", "author__handle")
    }


def _levelled(remarks: Iterable[Remark], names_above: dict[int, str]) -> Iterator[Remark]:
    """Yield the remarks with the level each is drawn on, and what opens and closes before it."""
    drawn: dict[int | None, Remark] = {}
    previous = 0
    for remark in remarks:
        parent = drawn.get(remark.parent_id)
        level = min(parent.level + 1, LEVELS_DRAWN) if parent is not None else 1
        answers = ""
        if parent is None and remark.parent_id is not None:
            answers = names_above.get(remark.parent_id, "")
        elif parent is not None and parent.level == LEVELS_DRAWN:
            answers = parent.writer.name if not parent.place else ""
        drawn[remark.id] = replace(
            remark,
            level=level,
            answers=answers,
            opens=level > previous,
            closes=range(max(0, previous - level)),
        )
        previous = level
        yield drawn[remark.id]
