"""What happened in a case, as finished lines for whoever reads them: moderators, its author, or one who reported."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from community.members.models import Member
from community.moderation.models import CaseEvent, Decision
from community.moderation.notices import moment

Kind = CaseEvent.Kind


@dataclass(frozen=True)
class Line:
    """One line: when, who ("" for the site itself), what happened in a sentence, and the words that belong to it."""

    at: datetime
    who: str
    what: str
    words: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Reader:
    """For whom the timeline is. The team's name stands where the author and reporters must not learn who it was."""

    team: str
    author: Member | None = None
    reporter: Member | None = None

    @property
    def is_moderator(self) -> bool:
        return self.author is None and self.reporter is None

    def is_actor(self, event: CaseEvent) -> bool:
        """Whether this reader did it as the author or as one who reported, not as one of the team."""
        return event.kind in _DONE_BY_PEOPLE and event.actor in (self.author, self.reporter)


# What each may know of. Reporters learn nothing of each other, and authors nothing of the reports.
_FOR_AUTHOR = frozenset(
    {
        Kind.TEAM_WROTE,
        Kind.PERSON_WROTE,
        Kind.DECIDED,
        Kind.APPEALED,
        Kind.APPEAL_DECIDED,
        Kind.REVERSED,
        Kind.SANCTION_ENDED,
        Kind.DELETED,
    }
)
_FOR_REPORTER = frozenset({Kind.REPORTED, Kind.TEAM_WROTE, Kind.PERSON_WROTE, Kind.ANSWERED, Kind.UPDATED})
_DONE_BY_PEOPLE = frozenset({Kind.REPORTED, Kind.PERSON_WROTE, Kind.APPEALED})
_THEIR_OWN = frozenset({Kind.REPORTED, Kind.TEAM_WROTE, Kind.PERSON_WROTE, Kind.ANSWERED, Kind.UPDATED})


def lines(events: Iterable[CaseEvent], reader: Reader) -> list[Line]:
    """Return the lines this reader may read. Needs events from `in_order()`; asks the database nothing."""
    return [_line(event, reader) for event in events if _may_read(event, reader)]


def _may_read(event: CaseEvent, reader: Reader) -> bool:
    if reader.is_moderator:
        return True
    kind = Kind(event.kind)
    person = reader.author or reader.reporter
    if kind in _THEIR_OWN and event.person != person:
        return False
    if reader.reporter is not None:
        return kind in _FOR_REPORTER
    # Of a decision that told its author nothing they must not learn here either.
    return kind in _FOR_AUTHOR and (kind != Kind.DECIDED or bool(event.data.get("to_author")))


def _line(event: CaseEvent, reader: Reader) -> Line:
    return Line(
        at=event.at,
        who=_who(event, reader),
        what=_what(event, reader),
        words=_words(event, reader),
        kind=event.kind,
    )


def _who(event: CaseEvent, reader: Reader) -> str:
    if reader.is_moderator:
        return event.actor.name if event.actor is not None else ""
    if event.kind == Kind.SANCTION_ENDED:
        return ""
    return _("You") if reader.is_actor(event) else reader.team


def _what(event: CaseEvent, reader: Reader) -> str:
    values = {
        "person": _person(event, reader),
        "rule": event.data.get("rule", ""),
        "actions": _actions(event.data),
        "day": moment(parse_datetime(str(event.data.get("answer_by", ""))))
        if "answer_by" in event.data
        else "",
    }
    sentence = _sentences().get(Kind(event.kind))
    return sentence % values if sentence else str(event.get_kind_display())


def _person(event: CaseEvent, reader: Reader) -> str:
    if event.person is None:
        return _("somebody who has left")
    return event.person.name if reader.is_moderator else _("you")


def _actions(data: dict[str, Any]) -> str:
    chosen = data.get("actions") or ([data["action"]] if "action" in data else [])
    labels = dict(Decision.Action.choices)
    return ", ".join(str(labels.get(one, one)) for one in chosen)


def _words(event: CaseEvent, reader: Reader) -> str:
    if event.message is not None:
        return event.message.text
    if event.note is not None:
        return event.note.text if reader.is_moderator else ""
    data = event.data
    if event.kind in (Kind.DECIDED, Kind.REVERSED):
        return str(data.get("to_author", ""))
    if event.kind == Kind.OPENED:
        return str(data.get("because", ""))
    if event.kind == Kind.TAKEN_OVER:
        return str(data.get("reason", ""))
    return str(data.get("text", ""))


def _sentences() -> dict[CaseEvent.Kind, str]:
    return {
        Kind.OPENED: _("opened the case"),
        Kind.REPORTED: _("reported this under “%(rule)s”"),
        Kind.CLAIMED: _("claimed the case"),
        Kind.TAKEN_OVER: _("took the case over from %(person)s"),
        Kind.HANDED_OVER: _("handed the case over to %(person)s"),
        Kind.RELEASED: _("put the case back"),
        Kind.CLAIM_ENDED: _("The claim of %(person)s timed out"),
        Kind.TEAM_WROTE: _("wrote to %(person)s"),
        Kind.PERSON_WROTE: _("answered"),
        Kind.DECIDED: _("decided: %(actions)s"),
        Kind.ANSWERED: _("told %(person)s the outcome"),
        Kind.UPDATED: _("told %(person)s that the decision was taken back"),
        Kind.APPEALED: _("appealed; an answer is promised by %(day)s"),
        Kind.APPEAL_DECIDED: _("answered the appeal"),
        Kind.REVERSED: _("took the decision back"),
        Kind.DELETED: _("deleted it for good"),
        Kind.SANCTION_ENDED: _("Ended by itself: %(actions)s"),
    }
