"""The door before what would hurt most in somebody else’s hands: is it really you?"""

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from community.common.answers import came_from, wants_fragment

P = ParamSpec("P")


def confirmed_recently(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Let somebody through who showed within five minutes that it is them; ask all others first.

    With a password, a passkey or a code, whichever they have. After that they are back on the page they were on:
    a form that was sent is not sent again by itself. Guard the page with the form as well, so that this is rare.
    """

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.user.is_authenticated and not is_reauthentication_required(request, app=""):
            return view(request, *args, **kwargs)
        reading = request.method in ("GET", "HEAD")
        back = request.get_full_path() if reading else came_from(request, reverse("members:settings"))
        answer = redirect_to_login(back, _door(request))
        if not wants_fragment(request):
            return answer
        return HttpResponse(headers={"HX-Redirect": answer.url})

    return guarded


def _door(request: HttpRequest) -> str:
    methods = get_adapter(request).get_reauthentication_methods(request.user)
    return methods[0]["url"] if methods else reverse("account_login")
