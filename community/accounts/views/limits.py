"""The answer to somebody who tries too often."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# The longest window of the limits in the settings, in seconds.
WAIT = 5 * 60


def too_many_tries(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    response = render(request, "429.html", status=429)
    response.headers["Retry-After"] = str(WAIT)
    return response
