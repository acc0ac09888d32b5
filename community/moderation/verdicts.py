"""What a moderator wants to decide, before it is decided: the same for the preview, for one thing and for many."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from community.common.errors import OperationRefused
from community.moderation.models import Decision
from community.moderation.rules import SOMETHING_ELSE_ID, CitedRule

Action = Decision.Action

# The gravest first: it names the decision.
BY_GRAVITY = (
    Action.SUSPEND,
    Action.REMOVE,
    Action.SILENCE,
    Action.LIMIT,
    Action.HOLD,
    Action.LOCK,
    Action.SENSITIVE,
    Action.WARN,
    Action.RESTORE,
    Action.LIFT,
    Action.DISMISS,
    Action.REVERSE,
)
ON_CONTENT = frozenset({Action.HOLD, Action.REMOVE, Action.SENSITIVE, Action.LOCK, Action.RESTORE})
ON_PERSON = frozenset({Action.WARN, Action.LIMIT, Action.SILENCE, Action.SUSPEND, Action.LIFT})
ALONE = frozenset({Action.DISMISS, Action.RESTORE, Action.LIFT})
# Everything that lasts is a sanction; these need the day they end from the moderator.
NEEDS_END = frozenset({Action.LIMIT, Action.SILENCE, Action.SUSPEND})
LONGEST = timedelta(days=366)
WARNING_COUNTS_FOR = timedelta(days=180)
# When a person looks again at what has no end.
REVIEWED_AFTER = {
    Action.HOLD: timedelta(days=7),
    Action.REMOVE: timedelta(days=30),
    Action.SENSITIVE: timedelta(days=90),
    Action.LOCK: timedelta(days=30),
}


@dataclass(frozen=True)
class Measure:
    """One thing to do, with its end where it has one; `content_note` is what stands in front of sensitive posts."""

    action: Action
    until: datetime | None = None
    content_note: str = ""

    @property
    def ends_at(self) -> datetime | None:
        if self.action == Action.WARN:
            return self.until or timezone.now() + WARNING_COUNTS_FOR
        return None if self.action in (Action.HOLD, Action.REMOVE) else self.until

    @property
    def review_at(self) -> datetime | None:
        if self.ends_at is not None or self.action not in REVIEWED_AFTER:
            return None
        return self.until or timezone.now() + REVIEWED_AFTER[self.action]


@dataclass(frozen=True)
class Verdict:
    """What to do, under which rule, and the reason in the moderator's words.

    `message` is read by the author; where the author learns nothing, by those who reported. `reporter_message` is
    an additional word to those.
    """

    measures: tuple[Measure, ...]
    rule: CitedRule | None = None
    message: str = ""
    reporter_message: str = ""

    @property
    def actions(self) -> tuple[Action, ...]:
        """What is done, the gravest first."""
        chosen = {measure.action for measure in self.measures}
        return tuple(action for action in BY_GRAVITY if action in chosen)

    @property
    def lasting(self) -> tuple[Measure, ...]:
        return tuple(measure for measure in self.measures if measure.action not in ALONE)

    @property
    def is_interim(self) -> bool:
        """Whether nothing is decided yet: what is held waits for a second look, and so do those who reported."""
        return self.actions == (Action.HOLD,)

    @property
    def tells_author(self) -> bool:
        return self.actions != (Action.DISMISS,)

    def until(self, action: Action) -> datetime | None:
        return next((measure.until for measure in self.measures if measure.action == action), None)


def check_verdict(verdict: Verdict, *, needs_reason: bool = True) -> None:
    """Raise OperationRefused unless rule, reason and ends are there and the measures go together."""
    actions = verdict.actions
    if not actions or len(actions) != len(verdict.measures):
        raise OperationRefused(_("Please choose what should happen."))
    if len(actions) > 1 and not ALONE.isdisjoint(actions):
        raise OperationRefused(_("This can't be decided together with something else."))
    if Action.HOLD in actions and Action.REMOVE in actions:
        raise OperationRefused(_("Either hold it or remove it, not both."))
    if ALONE.isdisjoint(actions) and verdict.rule is None:
        raise OperationRefused(_("Please choose the rule this is about."))
    if verdict.rule is not None and verdict.rule.id == SOMETHING_ELSE_ID and not verdict.message:
        raise OperationRefused(_("Where no rule is cited, the author needs a reason in your own words."))
    if needs_reason and not (verdict.message or (actions == (Action.DISMISS,) and verdict.reporter_message)):
        raise OperationRefused(_("Please give the reason in your own words."))
    for measure in verdict.measures:
        _check_end(measure)


def _check_end(measure: Measure) -> None:
    if measure.until is None:
        if measure.action in NEEDS_END:
            raise OperationRefused(_("Please choose when it ends."))
        return
    now, is_suspension = timezone.now(), measure.action == Action.SUSPEND
    if measure.until <= now:
        raise OperationRefused(
            _("A suspension has to end in the future.")
            if is_suspension
            else _("The end has to lie in the future.")
        )
    if measure.until > now + LONGEST:
        raise OperationRefused(
            _("A suspension can last a year at most.")
            if is_suspension
            else _("Nothing can last longer than a year.")
        )


def as_json(verdict: Verdict) -> dict[str, Any]:
    """Return the verdict for keeping, until a second person has confirmed it."""
    rule = verdict.rule
    return {
        "measures": [
            [measure.action, measure.until.isoformat() if measure.until else "", measure.content_note]
            for measure in verdict.measures
        ],
        "rule": [rule.id, rule.title, rule.text, rule.version, rule.harm] if rule is not None else None,
        "message": verdict.message,
        "reporter_message": verdict.reporter_message,
    }


def from_json(kept: Mapping[str, Any]) -> Verdict:
    """Return a verdict that `as_json` kept."""
    measures = tuple(
        Measure(Action(action), datetime.fromisoformat(until) if until else None, note)
        for action, until, note in kept["measures"]
    )
    rule = CitedRule(*kept["rule"]) if kept["rule"] else None
    return Verdict(measures, rule, kept["message"], kept["reporter_message"])


def reworded(verdict: Verdict, message: str, reporter_message: str) -> Verdict:
    """Return the same verdict with other words."""
    return replace(verdict, message=message, reporter_message=reporter_message)
