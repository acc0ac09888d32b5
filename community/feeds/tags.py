"""What tags do in feeds: which the viewer follows, and why a post is there for one of them."""

from collections.abc import Collection, Sequence

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from community.feeds.cards import Reason
from community.members.models import Member
from community.posts.models import PostTag, Tag, TagFollow, TagHide


def followed_tags(viewer: Member) -> list[Tag]:
    """Return the tags the viewer finds in their feed."""
    return list(Tag.objects.filter(follows__member=viewer).only("pk", "name", "slug"))


def chosen_tags(tags: QuerySet[Tag], viewer: Member | None) -> QuerySet[Tag]:
    """Return the tags, each knowing whether the viewer follows (`is_followed`) or hides it (`is_hidden`), and until when
    (`hidden_until`, None for ever).
    """
    if viewer is None:
        return tags
    hides = TagHide.objects.in_force().filter(member=viewer, tag=OuterRef("pk"))
    return tags.annotate(
        is_followed=Exists(TagFollow.objects.filter(member=viewer, tag=OuterRef("pk"))),
        is_hidden=Exists(hides),
        hidden_until=Subquery(hides.values("until")[:1]),
    )


def tag_reasons(numbers: Collection[int], tags: Sequence[Tag]) -> dict[int, Reason]:
    """Return for each post that carries one of these tags that this is why it is shown, naming its first such tag."""
    if not tags:
        return {}
    named = {tag.pk: tag for tag in tags}
    places = PostTag.objects.filter(content_object__in=numbers, tag__in=named).order_by("-id")
    first = dict(places.values_list("content_object_id", "tag_id"))
    return {number: _reason(named[tag]) for number, tag in first.items()}


def tag_link(name: str, slug: str) -> SafeString:
    address = reverse("feeds:tag", args=[slug])
    return format_html('<a href="{}">#<bdi>{}</bdi></a>', address, name)


def _reason(tag: Tag) -> Reason:
    return Reason("hash", format_html(_("In {tag}, a tag you follow"), tag=tag_link(tag.name, tag.slug)))
