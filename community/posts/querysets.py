"""How posts and tags are read. Every surface that shows posts starts with `visible_to`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from community.follows.models import Follow
from community.members.models import Member
from community.moderation.models import ModerationState
from community.posts.choices import Audience
from community.posts.tags import tag_key, tag_slug

if TYPE_CHECKING:
    from community.posts.models import Post, Tag


def in_audience(viewer: "Member | None") -> Q:
    """Return the condition for posts that the viewer, who is not the author, is among the audience of."""
    if viewer is None:
        return Q(audience=Audience.EVERYONE)
    followed = Follow.objects.filter(follower=viewer).values("followed")
    return Q(audience__in=(Audience.EVERYONE, Audience.MEMBERS)) | Q(
        audience=Audience.FOLLOWERS, author__in=followed
    )


class PostQuerySet(models.QuerySet["Post"]):
    def visible_to(self, viewer: "Member | None") -> "PostQuerySet":
        """Posts the viewer (None for a visitor) may read. Authors also see their own while it is held for review."""
        hidden = Member.objects.out_of_sight().values("pk")
        condition = Q(moderation_state=ModerationState.VISIBLE) & ~Q(author__in=hidden) & in_audience(viewer)
        if viewer is not None:
            condition |= Q(
                author=viewer, moderation_state__in=(ModerationState.VISIBLE, ModerationState.HELD)
            )
        return self.filter(condition)

    def listed_for(self, viewer: "Member | None") -> "PostQuerySet":
        """Posts for the viewer's lists: those they may read, but for others' posts with a tag they hide."""
        posts = self.visible_to(viewer)
        if viewer is None:
            return posts
        return posts.filter(Q(author=viewer) | ~Q(post_tags__tag__hides__member=viewer))

    def by(self, member: "Member") -> "PostQuerySet":
        return self.filter(author=member)

    def tagged(self, tag: "Tag") -> "PostQuerySet":
        return self.filter(post_tags__tag=tag)

    def carrying(self, tags: Iterable["Tag"]) -> "PostQuerySet":
        """Posts with at least one of these tags, each once."""
        with_one = self.model.tags.through.objects.filter(tag__in=[tag.pk for tag in tags])
        return self.filter(pk__in=with_one.values("content_object"))

    def newest_first(self) -> "PostQuerySet":
        return self.order_by("-published_at", "-id")


class TagQuerySet(models.QuerySet["Tag"]):
    def named(self, name: str) -> "TagQuerySet":
        """The tag typed like this, be it a synonym, if there is one."""
        return self.filter(key=tag_key(tag_slug(name)))

    def typed(self, name: str) -> "TagQuerySet":
        """The tag that this typing means, if there is one: for a synonym the tag it stands for."""
        known = self.model.objects.named(name)
        # Not by a join: either-or over two tables would read them all.
        return self.filter(pk__in=known.values_list(Coalesce("synonym_of", "pk")))

    def not_hidden_by(self, viewer: "Member | None") -> "TagQuerySet":
        """Tags without those the viewer does not want to meet."""
        return self if viewer is None else self.exclude(hides__member=viewer)

    def on(self, posts: Iterable["Post"] | models.QuerySet["Post"]) -> "TagQuerySet":
        """Tags that at least one of these posts carries."""
        return self.filter(post_tags__content_object__in=posts).distinct()
