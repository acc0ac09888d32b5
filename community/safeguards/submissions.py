"""Something that is about to be shown, as rules and classifiers see it."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from urllib.parse import urlsplit

from django.utils import timezone

from community.filters.matching import folded, parted
from community.members.models import Member

_LINK = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]+", re.IGNORECASE)


@dataclass(frozen=True)
class Submission:
    """The words and pictures of one post or comment. `kind` is "post" or "comment"; nothing else of the site is in it."""

    kind: str
    author: Member
    text: str
    fingerprints: tuple[str, ...] = ()
    at: datetime = field(default_factory=timezone.now)

    @cached_property
    def whole(self) -> str:
        return folded(self.text)

    @cached_property
    def words(self) -> str:
        return parted(self.whole)

    @cached_property
    def hosts(self) -> frozenset[str]:
        return hosts_in(self.text)


def hosts_in(text: str) -> frozenset[str]:
    """Return the hosts that a text links to, in lower case and without "www."."""
    found = (_host(match) for match in _LINK.findall(text))
    return frozenset(host for host in found if host)


def _host(link: str) -> str:
    try:
        host = urlsplit(link if "://" in link else f"https://{link}").hostname or ""
    except ValueError:
        # Brackets that are no address; a link that leads nowhere is no link to somewhere.
        return ""
    return host.rstrip(".").removeprefix("www.")
