"""How posts and tags are read. Every surface that shows posts starts with `visible_to`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.db.models.lookups import IsNull
from django.utils import timezone

from community.blocks.conditions import not_blocked, not_muted
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
        return Q(audience=Audience.EVERYONE, author_is_private=False)
    for_members = Q(audience__in=(Audience.EVERYONE, Audience.MEMBERS), author_is_private=False)
    return for_members | (~Q(audience=Audience.ME) & Q(author__in=followed_by(viewer)))


def followed_by(viewer: "Member") -> models.QuerySet[Follow, Any]:
    """Return the numbers of those the viewer follows; asking to follow somebody is not among it."""
    return Follow.objects.filter(follower=viewer).values("followed")


def hide_in_force(prefix: str = "") -> Q:
    """Return the condition for hides that have not ended; `prefix` is the path to them, such as "hides__"."""
    return Q(**{f"{prefix}until__isnull": True}) | Q(**{f"{prefix}until__gt": timezone.now()})


def hidden_tags(viewer: "Member") -> models.QuerySet[Any, Any]:
    """Return the numbers of the tags that a member hides today."""
    hides: TagHideQuerySet = viewer.tag_hides.all()
    return hides.in_force().values("tag")


class PostQuerySet(models.QuerySet["Post"]):
    def visible_to(self, viewer: "Member | None") -> "PostQuerySet":
        """Posts the viewer (None for a visitor) may read. Authors also see their own while it is held for review."""
        hidden = Member.objects.out_of_sight().values("pk")
        condition = Q(moderation_state=ModerationState.VISIBLE) & ~Q(author__in=hidden) & in_audience(viewer)
        condition &= not_blocked(viewer, "author")
        if viewer is not None:
            condition |= Q(
                author=viewer, moderation_state__in=(ModerationState.VISIBLE, ModerationState.HELD)
            )
        return self.filter(condition)

    def listed_for(self, viewer: "Member | None") -> "PostQuerySet":
        """Posts for the viewer's lists: those they may read, without what they muted, others' posts with a tag they
        hide, and posts of limited members whom they don't follow.
        """
        limited = Q(author__in=Member.objects.limited().values("pk"))
        posts = self.visible_to(viewer)
        if viewer is None:
            return posts.exclude(limited)
        unheard = limited & ~Q(author__in=followed_by(viewer))
        posts = posts.filter(Q(author=viewer) | (~unheard & not_muted(viewer, author="author", post="pk")))
        hidden = self.model.tags.through.objects.filter(
            hide_in_force("tag__hides__"), content_object=OuterRef("pk"), tag__hides__member=viewer
        )
        # Asked for each post of the page alone: as "not exists" MariaDB would gather all posts with these tags first.
        return posts.filter(Q(author=viewer) | Q(IsNull(Subquery(hidden.values("pk")[:1]), True)))

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
        return self if viewer is None else self.exclude(pk__in=hidden_tags(viewer))

    def on(self, posts: Iterable["Post"] | models.QuerySet["Post"]) -> "TagQuerySet":
        """Tags that at least one of these posts carries."""
        return self.filter(post_tags__content_object__in=posts).distinct()


class TagHideQuerySet(models.QuerySet[Any]):
    def in_force(self) -> "TagHideQuerySet":
        return self.filter(hide_in_force())
