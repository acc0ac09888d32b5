"""For pages and deeds that are open to members only."""

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from community.common.answers import came_from, wants_fragment
from community.members.models import Member

P = ParamSpec("P")


class MemberRequest(HttpRequest):
    """A request of which the guard below knows that a member makes it."""

    member: Member


class OpenRequest(HttpRequest):
    """A request of anybody; `member` is None for visitors."""

    member: Member | None


def members_only(
    view: Callable[Concatenate[MemberRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Lead visitors to sign in first, and from there back to the page they were on."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if getattr(request, "member", None) is not None:
            return view(cast(MemberRequest, request), *args, **kwargs)
        reading = request.method in ("GET", "HEAD")
        answer = redirect_to_login(request.get_full_path() if reading else came_from(request, "/"))
        if not wants_fragment(request):
            return answer
        # A fragment's script would follow a redirect itself and put the whole page into a button.
        return HttpResponse(headers={"HX-Redirect": answer.url})

    return guarded
