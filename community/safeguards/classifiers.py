"""A plain hook for outside classifiers: they may hold or open a case, and nothing graver whatever they answer."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from community.safeguards.models import Safeguard
from community.safeguards.submissions import Submission

logger = logging.getLogger(__name__)

ALLOWED = frozenset({Safeguard.Action.HOLD, Safeguard.Action.CASE})


@dataclass(frozen=True)
class Advice:
    """What a classifier thinks: "hold" or "case", and why, for moderators to read."""

    action: str
    why: str


Classifier = Callable[[Submission], Advice | None]


def advice_on(submission: Submission) -> Iterator[Advice]:
    """Yield what the classifiers in `SAFEGUARD_CLASSIFIERS` say. One that fails or overreaches is logged and left out."""
    for path in settings.SAFEGUARD_CLASSIFIERS:
        try:
            advice = import_string(path)(submission)
        except Exception:
            logger.exception("The classifier %s failed", path)
            continue
        if advice is None:
            continue
        if advice.action not in ALLOWED:
            logger.error("The classifier %s asked for %s, which none may", path, str(advice.action)[:40])
            continue
        yield Advice(advice.action, str(advice.why)[:200])
