"""Links in members' Markdown whose words name another host than the one they lead to."""

import re
from urllib.parse import urlsplit

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_LOOKS_LIKE_HOST = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}")


def name_hidden_hosts(state: StateCore) -> None:
    """Where the words of a link read like an address of another host, say behind them which host it really is."""
    for block in state.tokens:
        if block.children and any(token.type == "link_open" for token in block.children):
            block.children = _with_hosts(block.children)


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
