"""What the middleware puts on a request, for the type checker."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from community.members.models import Member


class SiteRequest(HttpRequest):
    """Any request: `member` is None for visitors."""

    member: Member | None
    htmx: HtmxDetails


class MemberRequest(HttpRequest):
    """A request behind `login_required`; those signed in without a member were led to choose a handle."""

    member: Member
    htmx: HtmxDetails
