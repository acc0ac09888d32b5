"""When a request or the site itself is broken: pages that need neither database nor session, and say what to do."""

import sys

from django.core.exceptions import DisallowedHost
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseServerError
from django.template import loader
from django.views.defaults import bad_request

# Seconds until a browser or a proxy may try again; a database is back sooner or much later.
WAIT = 30


def unreadable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400; nothing is looked up for a request that is not even addressed to us."""
    if exception is None or isinstance(exception, DisallowedHost):
        return HttpResponseBadRequest(loader.render_to_string("400.html"))
    return bad_request(request, exception)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer 503 when the database could not be reached or had no time for us, and 500 for all else."""
    # Django calls this while it handles what went wrong; its logger has told the operators by then.
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        return unavailable()
    return HttpResponseServerError(loader.render_to_string("500.html"))


def unavailable(seconds: int = WAIT) -> HttpResponse:
    """Answer 503 and when to come back, for whatever part of the machine is away."""
    words = loader.render_to_string("503.html")
    response = HttpResponse(words, status=503, headers={"Retry-After": str(seconds)})
    response.headers["Cache-Control"] = "no-store"
    return response
