"""Which addresses belong to the community, so that no page is put where nobody could reach it."""

import functools
import re

from django.urls import URLPattern, URLResolver, get_resolver

_FIRST_SEGMENT = re.compile(r"[^/<(]+")


@functools.cache
def community_segments() -> frozenset[str]:
    """Return the first parts of all addresses that are not pages', such as "posts" and "accounts"."""
    return frozenset(_segments(get_resolver().url_patterns)) | {"static", "media"}


def is_community_address(slug: str) -> bool:
    return slug.startswith("@") or slug in community_segments()


def _segments(patterns: list[URLPattern | URLResolver]) -> set[str]:
    found = set()
    for pattern in patterns:
        match = _FIRST_SEGMENT.match(str(pattern.pattern).lstrip("^"))
        if match:
            found.add(match[0].rstrip("$"))
        elif isinstance(pattern, URLResolver) and not _is_of_wagtail(pattern):
            found |= _segments(pattern.url_patterns)
    return found


def _is_of_wagtail(resolver: URLResolver) -> bool:
    """Wagtail's own patterns match anything: they are the pages."""
    return getattr(resolver.urlconf_name, "__name__", "") == "wagtail.urls"
