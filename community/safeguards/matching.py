"""Whether a rule meets what somebody wrote. Pure: what came before is handed in, so that the past can be tried alike."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from community.filters.matching import Phrase
from community.safeguards.models import Safeguard
from community.safeguards.submissions import Submission

Kind = Safeguard.Kind

# Texts shorter than this are the same by chance: "Lovely!" is no spam.
SHORTEST_DUPLICATE = 40
DECIDES = (
    "kind",
    "phrases",
    "most",
    "minutes",
    "looks_at_posts",
    "looks_at_comments",
    "is_for_newcomers",
    "action",
)


@dataclass(frozen=True)
class Earlier:
    """Something the same author sent before: when, and its folded words."""

    at: datetime
    whole: str


def digest(safeguard: Safeguard) -> str:
    """Return what tells these settings from any others that would meet something else, or do something else then."""
    values = json.dumps([getattr(safeguard, name) for name in DECIDES], ensure_ascii=True)
    return hashlib.sha256(values.encode()).hexdigest()


def looks_at(safeguard: Safeguard, submission: Submission, *, is_newcomer: bool) -> bool:
    """Whether the rule is about such a thing by such a person at all."""
    wanted = safeguard.looks_at_posts if submission.kind == "post" else safeguard.looks_at_comments
    return wanted and (is_newcomer or not safeguard.is_for_newcomers)


def met(safeguard: Safeguard, submission: Submission, earlier: Iterable[Earlier]) -> str:
    """Return what the rule found, in a few words for moderators; "" for nothing."""
    if safeguard.kind == Kind.WORDS:
        return _phrase(safeguard, submission)
    if safeguard.kind == Kind.LINKS:
        return _place(safeguard, submission)
    since = submission.at - timedelta(minutes=safeguard.minutes)
    before = [one for one in earlier if since < one.at <= submission.at]
    if safeguard.kind == Kind.DUPLICATE:
        if len(submission.whole) < SHORTEST_DUPLICATE:
            return ""
        before = [one for one in before if one.whole == submission.whole]
    return f"{len(before) + 1} / {safeguard.minutes} min" if len(before) >= safeguard.most else ""


def _phrase(safeguard: Safeguard, submission: Submission) -> str:
    for line in safeguard.lines:
        if Phrase.of(line, is_whole_word=True, hides=True).is_in(submission.whole, submission.words):
            return line
    return ""


def _place(safeguard: Safeguard, submission: Submission) -> str:
    for line in safeguard.lines:
        place = line.lower().removeprefix("www.")
        for host in sorted(submission.hosts):
            if host == place or host.endswith(f".{place}"):
                return host
    return ""
