"""Who is counted: a member by their number, everybody else by the address they come from."""

import ipaddress
from dataclasses import dataclass

from allauth.core.internal.httpkit import get_client_ip
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest

from community.members.models import Member

# Whoever has one address of version 6 mostly has all of these.
IPV6_PREFIX = 64
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Actor:
    """`key` is what is counted under; `kind` is "member" or "visitor"."""

    key: str
    kind: str
    member: Member | None = None


def actor_for(member: Member) -> Actor:
    return Actor(f"m{member.pk}", "member", member)


def actor_of(request: HttpRequest) -> Actor:
    """Return who makes a request, without a query of its own and without touching a visitor's session."""
    member: Member | None = getattr(request, "member", None)
    if member is not None:
        return actor_for(member)
    if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
        return Actor(f"u{request.user.pk}", "member")
    return Actor(f"v{network_of(request)}", "visitor")


def network_of(request: HttpRequest) -> str:
    """Return the address a request comes from, of version 6 its /64. Believes the same headers as allauth does."""
    try:
        address = get_client_ip(request)
    except ImproperlyConfigured:
        # Fewer proxies than we were told: whoever gets round them all shares one place.
        return UNKNOWN
    if not address:
        return UNKNOWN
    parsed = ipaddress.ip_address(address)
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped is not None:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.IPv6Network((parsed, IPV6_PREFIX), strict=False).network_address)
    return str(parsed)
