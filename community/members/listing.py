"""Whether what a member shows may be found from outside: by search engines and in feeds for other programs."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse

from community.members.models import Member


def is_listed(member: Member) -> bool:
    return member.is_indexed and not member.is_private


def unlisted_members() -> QuerySet[Member, Any]:
    """Return the numbers of those who may not be found, for leaving them out of a list."""
    return Member.objects.filter(is_indexed=False).values("pk")


def unlisted(response: HttpResponse, member: Member) -> HttpResponse:
    """Ask search engines to keep nothing of this answer when its member doesn't want to be found."""
    if not is_listed(member):
        response.headers["X-Robots-Tag"] = "noindex"
    return response
