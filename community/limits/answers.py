"""The answers to somebody who did something too often, or who came while nothing can be counted."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from community.common.answers import came_from, wants_fragment
from community.common.failures import unavailable
from community.limits.rules import READS, SAFE_METHODS
from community.limits.spending import Spent, TooMany

# Seconds after which a cache that was away may be back.
TRY_AGAIN = 60
MOST_KEPT = 50
NEVER_KEPT = ("csrfmiddlewaretoken", "password")


def too_often(
    request: HttpRequest, refusal: TooMany, own_page: Callable[[], HttpResponse] | None = None
) -> HttpResponse:
    """Answer 429: a sentence to a script, which leaves its form as it is; a page with everything typed to a person.

    `own_page` makes the page of a view that shows the form again itself.
    """
    if not asks_for_page(request):
        return with_refusal(_plain(str(refusal), 429), refusal)
    if own_page is not None:
        return with_refusal(own_page(), refusal)
    if refusal.action in READS:
        # Whoever floods us gets an answer that costs no query.
        page = HttpResponse(render_to_string("429.html", {"words": str(refusal)}), status=429)
        return with_refusal(page, refusal)
    context = {"words": str(refusal), "kept": _kept(request, refusal), "back": came_from(request, "/")}
    return with_refusal(render(request, "429.html", context, status=429), refusal)


def nothing_counts(request: HttpRequest) -> HttpResponse:
    """Answer 503 to what may not happen uncounted."""
    if asks_for_page(request):
        return unavailable(TRY_AGAIN)
    words = _("This has to wait for a minute. Nothing is lost; please try again then.")
    response = _plain(words, 503)
    response.headers["Retry-After"] = str(TRY_AGAIN)
    return response


def asks_for_page(request: HttpRequest) -> bool:
    """Whether a person will look at the answer as a page, rather than a script of ours putting it into one."""
    if wants_fragment(request):
        return False
    return "text/html" in request.headers.get("Accept", "text/html")


def with_refusal(response: HttpResponse, refusal: TooMany) -> HttpResponse:
    """Say in headers when it goes on, for programs."""
    response.status_code = 429
    response.headers["Retry-After"] = str(refusal.wait)
    return _with_limit(response, refusal.action, refusal.window.most, refusal.window.seconds, 0, refusal.wait)


def with_rest(response: HttpResponse, spent: Spent) -> HttpResponse:
    """Say in headers how many are left."""
    window, count = spent.window, spent.count
    return _with_limit(
        response, spent.action, window.most, window.seconds, max(0, window.most - count.used), count.wait
    )


def _with_limit(
    response: HttpResponse, action: str, most: int, seconds: int, left: int, wait: int
) -> HttpResponse:
    response.headers["RateLimit-Policy"] = f'"{action}";q={most};w={seconds}'
    response.headers["RateLimit"] = f'"{action}";r={left};t={wait}'
    return response


def _plain(words: str, status: int) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")


def _kept(request: HttpRequest, refusal: TooMany) -> list[tuple[str, str]]:
    """Return what was typed, to be sent once more; passwords are typed again, files chosen again."""
    if request.method in SAFE_METHODS or refusal.action == "account":
        return []
    fields = [
        (name, value)
        for name in request.POST
        if not name.startswith(NEVER_KEPT)
        for value in request.POST.getlist(name)
    ]
    return fields[:MOST_KEPT] if any(value.strip() for _name, value in fields) else []
