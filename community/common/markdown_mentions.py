"""@handles in members' Markdown, which lead to the member's page."""

import re

from markdown_it.rules_inline import StateInline

from community.common.markdown_rules import MENTION_CLASS

MAX_MENTIONS = 20

_HANDLE = re.compile(r"@([A-Za-z0-9_]{3,30})(?![A-Za-z0-9_@])")
# What stands right before an @ in an email address or a path: then it is no mention.
_IN_A_WORD = re.compile(r"[\w.+\-/@]")


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


def _push_mention(state: StateInline, handle: str) -> None:
    opening = state.push("link_open", "a", 1)
    opening.attrs = {"href": f"/@{handle.lower()}/", "class": MENTION_CLASS}
    opening.info = "mention"
    state.push("text", "", 0).content = f"@{handle}"
    state.push("link_close", "a", -1).info = "mention"
