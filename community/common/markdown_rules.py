"""What members' Markdown means beyond CommonMark: where links may lead, and headings that fit the page."""

import re
from urllib.parse import urlsplit

from markdown_it.rules_core import StateCore

MENTION_CLASS = "mention"
# The page's own heading is h1 and the post's parts start at h2; deeper ones fold into h3.
SHOWN_AS = {"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3"}
_CONTROL = re.compile(r"[\x00-\x20\x7f-\xa0\\]|%(?:0[0-9a-f]|1[0-9a-f]|5c|7f)", re.IGNORECASE)
# An address of this site's own, and never one that starts with a host.
_OWN_PATH = re.compile(r"/(?![/\\])")


def is_followable(address: str) -> bool:
    """Say whether a link may lead there: http, https, mailto or a path of this site, to a host it names openly."""
    if _CONTROL.search(address):
        return False
    if _OWN_PATH.match(address):
        return True
    try:
        parts = urlsplit(address)
        # What stands before an @ reads like the host but is a name to sign in with.
        has_host = bool(parts.hostname) and "@" not in parts.netloc and parts.port != 0
    except ValueError:
        return False
    return (parts.scheme in ("http", "https") and has_host) or (
        parts.scheme == "mailto" and "@" in parts.path
    )


def fold_headings(state: StateCore) -> None:
    """Give headings the level they have on the page they stand on."""
    for token in state.tokens:
        token.tag = SHOWN_AS.get(token.tag, token.tag)
