"""The quilt block of a handle: drawn from its address alone, the same for ever."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from community.members.quilt import quilt_svg

YEAR = 365 * 24 * 60 * 60


@require_safe
@cache_control(public=True, max_age=YEAR, immutable=True)
def quilt(request: HttpRequest, seed: str) -> HttpResponse:
    headers = {"Content-Security-Policy": "default-src 'none'"}
    return HttpResponse(quilt_svg(seed), content_type="image/svg+xml", headers=headers)
