"""What members' Markdown means beyond CommonMark: mentions, headings that fit the page, and links that do not lie."""

import re
from urllib.parse import urlsplit

from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

MENTION_CLASS = "mention"
MAX_MENTIONS = 20
# The page's own heading is h1 and the post's parts start at h2; deeper ones fold into h3.
SHOWN_AS = {"h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3"}

_HANDLE = re.compile(r"@([A-Za-z0-9_]{3,30})(?![A-Za-z0-9_@])")
# What stands right before an @ in an email address or a path: then it is no mention.
_IN_A_WORD = re.compile(r"[\w.+\-/@]")
_CONTROL = re.compile(r"[\x00-\x20\x7f-\xa0\\]|%(?:0[0-9a-f]|1[0-9a-f]|5c|7f)", re.IGNORECASE)
# An address of this site's own, and never one that starts with a host.
_OWN_PATH = re.compile(r"/(?![/\\])")
_LOOKS_LIKE_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}")


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


def link_mentions(state: StateInline, silent: bool) -> bool:
    """Turn @handle into a link to that member's page; the inline parser keeps it out of code and addresses."""
    if state.src[state.pos] != "@" or state.linkLevel > 0:
        return False
    match = _HANDLE.match(state.src, state.pos, state.posMax)
    if match is None or (state.pos and _IN_A_WORD.match(state.src[state.pos - 1])):
        return False
    count = state.env.setdefault("mentions", 0)
    if count >= MAX_MENTIONS:
        return False
    if not silent:
        state.env["mentions"] = count + 1
        _push_mention(state, match[1])
    state.pos = match.end()
    return True


def fold_headings(state: StateCore) -> None:
    """Give headings the level they have on the page they stand on."""
    for token in state.tokens:
        token.tag = SHOWN_AS.get(token.tag, token.tag)


def name_hidden_hosts(state: StateCore) -> None:
    """Where the words of a link read like an address of another host, say behind them which host it really is."""
    for block in state.tokens:
        if block.children and any(token.type == "link_open" for token in block.children):
            block.children = _with_hosts(block.children)


def _push_mention(state: StateInline, handle: str) -> None:
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"href": f"/@{handle.lower()}/", "class": MENTION_CLASS}
    opening.info = "mention"
    state.push("text", "", 0).content = f"@{handle}"
    state.push("link_close", "a", -1).info = "mention"


def _with_hosts(tokens: list[Token]) -> list[Token]:
    shown: list[Token] = []
    address, words = "", ""
    for token in tokens:
        shown.append(token)
        if token.type == "link_open":
            address, words = str(token.attrGet("href") or ""), ""
        elif token.type == "link_close":
            if host := _hidden_host(address, words):
                shown.append(Token("text", "", 0, content=f" ({host})", level=token.level))
        else:
            words += token.content
    return shown


def _hidden_host(address: str, words: str) -> str:
    """Return the host of the address when the words name another, else nothing."""
    host = urlsplit(address).hostname or ""
    named = [match[0].casefold() for match in _LOOKS_LIKE_HOST.finditer(words)]
    if not host or not named or address.startswith("mailto:"):
        return ""
    return "" if any(_same_host(host, name) for name in named[:1]) else host


def _same_host(host: str, named: str) -> bool:
    return host.removeprefix("www.") == named.removeprefix("www.")
