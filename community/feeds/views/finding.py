"""The tag that an address means."""

from django.http import Http404

from community.feeds.tags import chosen_tags
from community.members.models import Member
from community.posts.models import Tag


def find_tag(slug: str, viewer: Member | None = None) -> Tag:
    """Return the tag that this typing means, with its cover and what the viewer chose about it. Raises Http404."""
    found = chosen_tags(Tag.objects.typed(slug), viewer).select_related("cover").first()
    if found is None:
        raise Http404
    return found
