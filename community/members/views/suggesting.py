"""Small answers while somebody is mentioned."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from community.members.signed_in import MemberRequest, members_only
from community.members.suggestions import suggested_members


@require_safe
@members_only
def suggestions(request: MemberRequest) -> HttpResponse:
    """Answer with handles and names of members who may be meant by `q`."""
    found = suggested_members(request.GET.get("q", ""), request.member)
    answer = JsonResponse({"members": [{"handle": person.handle, "name": person.name} for person in found]})
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
