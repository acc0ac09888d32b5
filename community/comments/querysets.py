"""How comments are read. Every surface that shows comments starts with `visible_to`."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from community.members.querysets import in_good_standing
from community.moderation.models import ModerationState
from community.posts.models import Post

if TYPE_CHECKING:
    from community.members.models import Member


class CommentQuerySet(models.QuerySet["Comment"]):
    def visible_to(self, viewer: "Member | None") -> "CommentQuerySet":
        """Comments whose words the viewer may read: under a post they may read, not deleted, by someone in good standing."""
        condition = Q(moderation_state=ModerationState.VISIBLE) & in_good_standing("author__")
        if viewer is not None:
            condition |= Q(
                author=viewer, moderation_state__in=(ModerationState.VISIBLE, ModerationState.HELD)
            )
        return self.filter(condition, deleted_at__isnull=True, post__in=Post.objects.visible_to(viewer))

    def by(self, member: "Member") -> "CommentQuerySet":
        return self.filter(author=member)

    def in_reading_order(self) -> "CommentQuerySet":
        return self.order_by("path", "id")
