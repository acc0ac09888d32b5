"""Which tags are offered to somebody who types one."""

from django.core.exceptions import ValidationError
from django.db.models import Count
from django.db.models.functions import Coalesce

from community.members.models import Member
from community.posts.models import Post, Tag
from community.posts.tags import TAG_MAX_LENGTH, tag_slug

MAX_SUGGESTIONS = 8


def suggested_tags(typed: str, viewer: Member) -> list[str]:
    """Return names of tags that begin like what was typed; only tags on posts the viewer may see and does not hide, most used first."""
    try:
        start = tag_slug(typed[:TAG_MAX_LENGTH])
    except ValidationError:
        return []
    if not start:
        return []
    # Somebody who types a synonym is offered the tag it stands for.
    begins_so = Tag.objects.filter(slug__startswith=start).values_list(Coalesce("synonym_of", "pk"))
    found = (
        Tag.objects.not_hidden_by(viewer)
        .filter(pk__in=begins_so, post_tags__content_object__in=Post.objects.listed_for(viewer))
        .annotate(posts=Count("post_tags"))
        .order_by("-posts", "slug")
    )
    return list(found.values_list("name", flat=True)[:MAX_SUGGESTIONS])
