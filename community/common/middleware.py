"""What every answer passes on its way in and out."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from community.common.caching import limit_caching
from community.common.failures import unreadable
from community.common.policies import changes_to_policy, is_paper

GetResponse = Callable[[HttpRequest], HttpResponse]


class RefuseUnreadableAddresses:
    """Answer 400 to addresses with characters no database can store, before anything tries to look them up."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if "\0" in request.path_info or "%00" in query or "\ufffd" in request.path_info:
            return unreadable(request)
        return self.get_response(request)


class SecurityHeaders:
    """Give every answer the headers of isolation, its policy, and what may be kept of it.

    Stands inside the middleware that writes the policy and outside all that may answer or break by itself.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in settings.ISOLATION_HEADERS.items():
            response.headers.setdefault(name, value)
        if is_paper(request, response):
            response.headers["Content-Security-Policy"] = settings.FILE_CONTENT_SECURITY_POLICY
        response._csp_replace = changes_to_policy(request)  # type: ignore[attr-defined]
        limit_caching(request, response)
        return response
