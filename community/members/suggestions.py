"""Whom somebody may mean who begins to type a name."""

from django.core.exceptions import ValidationError
from django.db.models import Case, Q, Value, When

from community.common.text import clean_text
from community.members.bylines import Byline, byline, byline_fields
from community.members.models import Member

MAX_SUGGESTIONS = 6
LONGEST_START = 50


def suggested_members(typed: str, viewer: Member) -> list[Byline]:
    """Return visible members whose handle or name begins so, handles first, without the one who types."""
    try:
        start = clean_text(typed[:LONGEST_START]).lstrip("@").strip()
    except ValidationError:
        return []
    if not start:
        return []
    by_handle = Q(handle__istartswith=start)
    found = (
        Member.objects.visible_to(viewer)
        .exclude(pk=viewer.pk)
        .filter(by_handle | Q(display_name__istartswith=start))
        .annotate(rank=Case(When(by_handle, then=Value(0)), default=Value(1)))
        .order_by("rank", "handle")
    )
    return [byline(row) for row in found.values(*byline_fields())[:MAX_SUGGESTIONS]]
