"""Answers to deeds done from anywhere on the site: back to where one was, or why it did not work."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from community.common.errors import NotAllowed, OperationRefused


def wants_fragment(request: HttpRequest) -> bool:
    """Say whether a script of the page asks, which puts the answer into a place of its own."""
    return request.headers.get("HX-Request") == "true"


def came_from(request: HttpRequest, fallback: str) -> str:
    """Return the path of our page that the person was on, else `fallback`."""
    referrer = request.META.get("HTTP_REFERER", "")
    if not url_has_allowed_host_and_scheme(referrer, allowed_hosts={request.get_host()}):
        return fallback
    parts = urlsplit(referrer)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path or fallback


def go_back(request: HttpRequest, fallback: str, anchor: str = "") -> HttpResponseRedirect:
    """Lead back to the page where the button was pressed, to the place on it that `anchor` names."""
    address = came_from(request, fallback)
    return HttpResponseRedirect(f"{address}#{anchor}" if anchor else address)


def go_on(request: HttpRequest, address: str) -> HttpResponse:
    """Lead to another page, also from a fragment, whose script would put that page into its own place."""
    if wants_fragment(request):
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def say_refused(request: HttpRequest, error: OperationRefused, fallback: str) -> HttpResponse:
    """Tell the person why it did not work: on the page they were on, or for a fragment as a plain sentence."""
    if wants_fragment(request):
        status = 403 if isinstance(error, NotAllowed) else 409
        return HttpResponse(str(error), status=status, content_type="text/plain; charset=utf-8")
    messages.error(request, str(error))
    return go_back(request, fallback)
