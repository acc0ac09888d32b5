"""How comments are read. Every surface that shows comments starts with `visible_to`."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from community.blocks.conditions import not_blocked
from community.comments.paths import MAX_DEPTH, PATH_STEP
from community.members.querysets import in_good_standing
from community.moderation.models import ModerationState
from community.posts.models import Post

if TYPE_CHECKING:
    from community.comments.models import Comment
    from community.members.models import Member


def with_words_for(viewer: "Member | None") -> Q:
    """Return the condition for comments whose words the viewer may read, wherever they may read the post."""
    condition = Q(moderation_state=ModerationState.VISIBLE) & in_good_standing("author__")
    condition &= not_blocked(viewer, "author")
    if viewer is not None:
        condition |= Q(author=viewer, moderation_state__in=(ModerationState.VISIBLE, ModerationState.HELD))
    return condition & Q(deleted_at__isnull=True)


class CommentQuerySet(models.QuerySet["Comment"]):
    def visible_to(self, viewer: "Member | None") -> "CommentQuerySet":
        """Comments whose words the viewer may read: under a post they may read, not deleted, by someone in good standing."""
        return self.filter(with_words_for(viewer), post__in=Post.objects.visible_to(viewer))

    def by(self, member: "Member") -> "CommentQuerySet":
        return self.filter(author=member)

    def branch_of(self, comment: "Comment") -> "CommentQuerySet":
        """The comment and what was said below it; on the deepest level, what was said there after it."""
        last = "z" * PATH_STEP
        if comment.depth < MAX_DEPTH:
            return self.filter(path__gte=comment.path, path__lt=comment.path + last)
        return self.filter(path__gte=comment.path, path__lt=comment.path[:-PATH_STEP] + last)

    def in_reading_order(self) -> "CommentQuerySet":
        return self.order_by("path", "id")
