"""What a browser or a server on the way may keep of an answer."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers


def limit_caching(request: HttpRequest, response: HttpResponse) -> None:
    """Let nobody keep what one person was shown; what a visitor was shown differs by the cookie they don't have.

    Files that are the same for everybody say `public` themselves.
    """
    if "public" in response.get("Cache-Control", ""):
        return
    patch_vary_headers(response, ["Cookie", "HX-Request"])
    if _is_personal(request, response):
        response.headers["Cache-Control"] = "private, no-store"


def _is_personal(request: HttpRequest, response: HttpResponse) -> bool:
    if settings.SESSION_COOKIE_NAME in request.COOKIES or response.cookies:
        return True
    return request.path_info.startswith(settings.PRIVATE_PATHS)
