"""Where administrators want it so, members accept new guidelines before they go on."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from community.common.answers import wants_fragment
from community.members.middleware import is_the_same_for_all, is_their_right
from home.chrome import current_chrome

# Reading the rules, signing out and one's settings are never held up, nor is what is everybody's right.
FREE = ("/rules/", "/accounts/", "/settings/")


class AskAboutGuidelines:
    """Lead members to what changed, once, when they open a page. What they send is never refused: words would be lost."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _must_be_asked(request):
            onward = urlencode({"next": request.get_full_path()})
            return redirect(f"{reverse('guidelines:changed')}?{onward}")
        return self.get_response(request)


def _must_be_asked(request: HttpRequest) -> bool:
    member = getattr(request, "member", None)
    if member is None or request.method != "GET" or wants_fragment(request):
        return False
    if "text/html" not in request.headers.get("Accept", ""):
        return False
    chrome = current_chrome()
    if not chrome.guidelines_are_asked or member.guidelines_seen >= chrome.guidelines_told:
        return False
    path, free = request.path_info, (*FREE, settings.ADMIN_PREFIX, chrome.guidelines_url or "/rules/")
    return not (path.startswith(free) or is_the_same_for_all(path) or is_their_right(path))
