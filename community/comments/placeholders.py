"""Taking comments out of a conversation without breaking it."""

from collections import Counter
from collections.abc import Sequence

from django.utils import timezone

from community.comments.models import Comment

BATCH = 500


def take_out(comments: Sequence[Comment]) -> None:
    """Delete comments of one post whose lock the caller holds.

    What has replies stays as a place without words; a place whose last reply goes is deleted with it.
    """
    if not comments:
        return
    going = {comment.pk for comment in comments}
    rows = list(Comment.objects.filter(post=comments[0].post_id).values_list("pk", "parent_id", "deleted_at"))
    parent_of = {pk: parent for pk, parent, _deleted in rows}
    wordless = going | {pk for pk, _parent, deleted in rows if deleted is not None}
    replies = Counter(parent for parent in parent_of.values() if parent is not None)
    leaves = [pk for pk in going if not replies[pk]]
    removed: set[int] = set()
    while leaves:
        leaf = leaves.pop()
        removed.add(leaf)
        above = parent_of[leaf]
        if above is None:
            continue
        replies[above] -= 1
        if not replies[above] and above in wordless:
            leaves.append(above)
    _empty(sorted(going - removed))
    _delete(sorted(removed))


def _empty(numbers: list[int]) -> None:
    for start in range(0, len(numbers), BATCH):
        Comment.objects.filter(pk__in=numbers[start : start + BATCH]).update(
            text="", text_html="", deleted_at=timezone.now()
        )


def _delete(numbers: list[int]) -> None:
    # The youngest first: replies are younger than what they answer, so no batch leaves an orphan behind.
    for start in range(0, len(numbers), BATCH):
        Comment.objects.filter(pk__in=numbers[::-1][start : start + BATCH]).delete()
