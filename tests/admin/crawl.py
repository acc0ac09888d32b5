"""Every address of the admin, with numbers of things that exist filled in."""

import re
from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

ADMIN = "admin/"
# Things the test site has; anything else gets a number or a word that no row has.
EXAMPLES = {
    "app_label": "wagtailcore",
    "app_name": "wagtailcore",
    "content_type_app_label": "wagtailcore",
    "content_type_app_name": "home",
    "content_type_model_name": "standardpage",
    "model_name": "page",
    "action": "delete",
    "slug": "anything",
}


def admin_addresses(numbers: dict[str, str] | None = None) -> Iterator[tuple[str, str]]:
    """Yield the route and one address of every view below /admin/."""
    for route in _routes(get_resolver().url_patterns, ""):
        if route.startswith(ADMIN):
            yield route, "/" + _filled(route, numbers or {})


def _routes(patterns: list[URLPattern | URLResolver], prefix: str) -> Iterator[str]:
    for pattern in patterns:
        route = prefix + _plain(str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            yield from _routes(pattern.url_patterns, route)
        else:
            yield route


def _plain(route: str) -> str:
    """Turn the few regular expressions Wagtail still has into routes."""
    route = re.sub(r"\(\?P<(\w+)>[^)]*\)\+?", r"<\1>", route)
    return (
        re.sub(r"\((?!\?P)[^)]*\)", "1", route)
        .replace("^", "")
        .replace("$", "")
        .replace("\\", "")
        .replace("?", "")
    )


def _filled(route: str, numbers: dict[str, str]) -> str:
    def example(match: re.Match[str]) -> str:
        name = match[1].split(":")[-1]
        return numbers.get(name) or EXAMPLES.get(name, "1")

    return re.sub(r"<([^>]+)>", example, route)
