"""Which answers get another content security policy than the usual one."""

from typing import Any

from csp.constants import SELF
from django.conf import settings
from django.http import HttpRequest, HttpResponse


def is_paper(request: HttpRequest, response: HttpResponse) -> bool:
    """Say whether this is a document of Wagtail's, or the news that it has not changed."""
    match = request.resolver_match
    return match is not None and match.view_name == "wagtaildocs_serve" and response.status_code in (200, 304)


def changes_to_policy(request: HttpRequest) -> dict[str, Any]:
    if getattr(request, "is_preview", False):
        # The page as everybody will see it, in a frame of the editor.
        return {"frame-ancestors": [SELF]}
    path = request.path_info
    if not path.startswith(settings.ADMIN_PREFIX):
        return {}
    if path == settings.ADMIN_PREFIX or path.startswith(settings.ADMIN_WITHOUT_INLINE_SCRIPT):
        return settings.ADMIN_CONTENT_SECURITY_POLICY
    return settings.ADMIN_CONTENT_SECURITY_POLICY | {"script-src": [SELF, "'unsafe-inline'"]}
