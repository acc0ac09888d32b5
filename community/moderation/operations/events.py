"""Adding to a case's timeline and to the log in one go."""

from typing import Any

from community.members.models import Member
from community.moderation.models import Case, CaseEvent, CaseMessage, CaseNote
from community.moderation.operations.auditing import audit

Kind = CaseEvent.Kind

# What somebody wrote or was told, of all that an event says.
WORDS = frozenset({"text", "to_author", "to_reporters", "because", "reason"})


def add_event(
    case: Case,
    kind: CaseEvent.Kind,
    by: Member | None,
    *,
    person: Member | None = None,
    note: CaseNote | None = None,
    message: CaseMessage | None = None,
    why: str = "",
    before: dict[str, Any] | None = None,
    **data: Any,
) -> CaseEvent:
    """Note in the timeline and in the log what happened; `data` has to be fit for JSON.

    The timeline goes with its case. The log can't be changed, so it names members who don't moderate by number
    alone, and leaves out what somebody was told, for that quotes what they were told about.
    """
    event = CaseEvent.objects.create(
        case=case, kind=kind, actor=by, person=person, note=note, message=message, data=data
    )
    after = {"thing": case.thing_key} | {key: value for key, value in data.items() if key not in WORDS}
    if person is not None:
        after["person"] = person.pk
    audit(kind, by, subject_of(case), why=why, before=before, after=after, is_named=by != person)
    return event


def subject_of(case: Case) -> str:
    """Return under which name the log knows a case."""
    return f"case:{case.pk}"
