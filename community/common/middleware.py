"""What every answer passes on its way in and out."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils.cache import patch_vary_headers

GetResponse = Callable[[HttpRequest], HttpResponse]


class RefuseUnreadableAddresses:
    """Answer 400 to addresses with characters no database can store, before anything tries to look them up."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        query = request.META.get("QUERY_STRING", "")
        if "\0" in request.path_info or "%00" in query or "\ufffd" in request.path_info:
            return HttpResponseBadRequest("This address has characters that cannot be read.")
        return self.get_response(request)


class SecurityHeaders:
    """Add the headers that no package sets: the admin's own policy, resource isolation, and no shared caching.

    Whatever a signed-in person sees is theirs alone (`private, no-store`); what a visitor sees varies on the cookie.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.path_info.startswith(settings.ADMIN_PREFIX) or _is_preview(request):
            response._csp_replace = settings.ADMIN_CONTENT_SECURITY_POLICY  # type: ignore[attr-defined]
        if response.get("Content-Type", "").startswith("text/html"):
            _limit_caching(request, response)
        return response


def _is_preview(request: HttpRequest) -> bool:
    return bool(getattr(request, "is_preview", False))


def _limit_caching(request: HttpRequest, response: HttpResponse) -> None:
    patch_vary_headers(response, ["Cookie", "HX-Request"])
    if getattr(request, "member", None) is not None:
        response.headers["Cache-Control"] = "private, no-store"
