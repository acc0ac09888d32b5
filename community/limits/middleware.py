"""Counts every request, and every deed by the name of its view, so that no view can forget to."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from community.limits.actors import actor_of
from community.limits.answers import nothing_counts, too_often, with_rest
from community.limits.rules import SAFE_METHODS, action_of
from community.limits.spending import Spent, StoreDown, TooMany, spend

GetResponse = Callable[[HttpRequest], HttpResponse]

# Public files with lasting addresses, and questions of the machine to itself.
UNCOUNTED = (settings.STATIC_URL, settings.MEDIA_URL, "/quilt/")
UNCOUNTED_ALONE = {"/healthz", "/readyz"}
# Closed pictures: a page may hold many.
FILES = ("/pictures/",)


class CountRequests:
    """Refuse with 429 what comes too often, and with 503 what may not happen while nothing can be counted."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (action := _row_of(request)) is not None and (refusal := _refused(request, action)) is not None:
            return refusal
        response = self.get_response(request)
        spent: Spent | None = getattr(request, "spent", None)
        return with_rest(response, spent) if spent and "RateLimit" not in response.headers else response

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        match = request.resolver_match
        action = action_of(match.view_name, request.method) if match else None
        return _refused(request, action) if action is not None else None


def _row_of(request: HttpRequest) -> str | None:
    """Return what every request counts for, whether or not there is anything at its address."""
    if request.path_info in UNCOUNTED_ALONE or request.path_info.startswith(UNCOUNTED):
        return None
    is_file = request.path_info.startswith(FILES) and request.method in SAFE_METHODS
    return "file" if is_file else "page"


def _refused(request: HttpRequest, action: str) -> HttpResponse | None:
    try:
        spent = spend(actor_of(request), action)
    except TooMany as refusal:
        return too_often(request, refusal)
    except StoreDown:
        return nothing_counts(request)
    # What signing in answers is the same for everybody, so that nobody learns who is a member.
    if spent and request.method not in SAFE_METHODS and action not in ("page", "account"):
        request.spent = spent[0]  # type: ignore[attr-defined]
    return None
