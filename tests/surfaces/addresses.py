"""Every address outside the admin, and the links that pages hold."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin, urlsplit

from django.urls import URLPattern, URLResolver, get_resolver

# What is not a page of the community: Wagtail's rooms, and files.
ELSEWHERE = ("/admin/", "/media/", "/static/", "/documents/")


def every_route(elsewhere: bool = False) -> Iterator[str]:
    """Yield each route such as "/posts/<int:number>/like/", or each of those elsewhere; Wagtail's catch-all is a page."""
    for route in _routes(get_resolver().url_patterns, "/"):
        if route.startswith(ELSEWHERE) == elsewhere:
            yield route


def _routes(patterns: list[URLPattern | URLResolver], prefix: str) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, prefix + str(pattern.pattern))
        else:
            yield prefix + _plain(str(pattern.pattern))


def _plain(route: str) -> str:
    named = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^)]*\))*\)", r"<\1>", route)
    return re.sub(r"[\^$?\\]|\((?!\?P).*\)", "", named)


def filled(route: str, values: dict[str, str]) -> str:
    """Put a value into each place of a route, by the kind of the place or else by its name."""

    def value(match: re.Match[str]) -> str:
        kind, _colon, name = match[1].rpartition(":")
        return values.get(name) or values.get(kind) or values["str"]

    return re.sub(r"<([^>]+)>", value, route)


def links_of(page: str, address: str) -> Iterator[str]:
    """Yield the addresses within the site that a page leads to by links, without what follows a #."""
    for found in re.findall(r'<a\b[^>]*?\bhref="([^"]*)"', page):
        parts = urlsplit(urljoin(address, unescape(found)))
        if parts.scheme == "" and parts.netloc == "" and not parts.path.startswith(ELSEWHERE):
            yield f"{parts.path}?{parts.query}" if parts.query else parts.path
