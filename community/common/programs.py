"""Two short texts for programs and whoever runs them: where crawlers need not look, and whom to tell of a hole (RFC 9116)."""

from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from community.common.mail import site_url

PLAIN = "text/plain; charset=utf-8"
# The text is made when it is asked for; whoever keeps a copy looks again before this is over.
SECURITY_HOLDS_FOR = timedelta(days=90)


@require_safe
@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    """Keep crawlers from pages that only lead to signing in. What nobody may see is kept by permission, never by this."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in settings.PRIVATE_PATHS)]
    return HttpResponse("\n".join([*lines, ""]), content_type=PLAIN)


@require_safe
@cache_control(public=True, max_age=3600)
def security(request: HttpRequest) -> HttpResponse:
    """Say how a hole in the site is reported: as SECURITY_CONTACT says, else to the address that letters come from."""
    contact = settings.SECURITY_CONTACT or f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}"
    expires = (timezone.now() + SECURITY_HOLDS_FOR).strftime("%Y-%m-%dT00:00:00Z")
    address = site_url("/.well-known/security.txt")
    language = settings.LANGUAGE_CODE.partition("-")[0]
    lines = [
        f"Contact: {contact}",
        f"Expires: {expires}",
        f"Preferred-Languages: {language}",
        f"Canonical: {address}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type=PLAIN)
