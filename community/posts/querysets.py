"""How posts and tags are read. Every surface that shows posts starts with `visible_to`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from community.members.models import Member
from community.moderation.models import ModerationState
from community.posts.tags import tag_key, tag_slug

if TYPE_CHECKING:
    from community.posts.models import Post, Tag


class PostQuerySet(models.QuerySet["Post"]):
    def visible_to(self, viewer: "Member | None") -> "PostQuerySet":
        """Posts the viewer (None for a visitor) may read. Authors also see their own while it is held for review."""
        hidden = Member.objects.out_of_sight().values("pk")
        condition = Q(moderation_state=ModerationState.VISIBLE) & ~Q(author__in=hidden)
        if viewer is not None:
            condition |= Q(
                author=viewer, moderation_state__in=(ModerationState.VISIBLE, ModerationState.HELD)
            )
        return self.filter(condition)

    def by(self, member: "Member") -> "PostQuerySet":
        return self.filter(author=member)

    def tagged(self, tag: "Tag") -> "PostQuerySet":
        return self.filter(post_tags__tag=tag)

    def newest_first(self) -> "PostQuerySet":
        return self.order_by("-published_at", "-id")


class TagQuerySet(models.QuerySet["Tag"]):
    def typed(self, name: str) -> "TagQuerySet":
        """The tag that this typing means, if there is one."""
        return self.filter(key=tag_key(tag_slug(name)))

    def on(self, posts: Iterable["Post"] | models.QuerySet["Post"]) -> "TagQuerySet":
        """Tags that at least one of these posts carries."""
        return self.filter(post_tags__content_object__in=posts).distinct()
