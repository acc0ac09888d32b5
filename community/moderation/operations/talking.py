"""Notes among moderators, and the team's threads with the author and, apart, with each who reported."""

from django.utils.translation import gettext as _

from community.common.errors import NotAllowed, OperationRefused
from community.members.models import Member
from community.moderation.models import Case, CaseEvent, CaseMessage, CaseNote, Report
from community.moderation.models.cases import CASE_NOTE_MAX_LENGTH
from community.moderation.notices import message_from_team
from community.moderation.operations.auditing import audit, in_turn
from community.moderation.operations.cases import locked, readable
from community.moderation.operations.checks import check_may_decide, checked_words
from community.moderation.operations.events import add_event, subject_of
from community.notifications.kinds import Kind as News
from community.notifications.operations import notify

Kind = CaseEvent.Kind


@in_turn
def note(*, case: Case, by: Member, text: str) -> CaseNote:
    """Leave a note that only moderators read. Raises NotAllowed, OperationRefused."""
    current = readable(case, by)
    words = checked_words(text, limit=CASE_NOTE_MAX_LENGTH, missing=_("Write a note first."))
    kept = CaseNote.objects.create(case=current, by=by, text=words)
    add_event(current, Kind.NOTED, by, note=kept)
    return kept


@in_turn
def write_to_author(*, case: Case, by: Member, text: str) -> CaseMessage:
    """Write to the person the case is about, as the team. Raises NotAllowed, OperationRefused."""
    current = locked(case)
    check_may_decide(by, current.about)
    if current.about is None:
        raise OperationRefused(_("This member is no longer here."))
    return _write(current, by, current.about, text)


@in_turn
def write_to_reporter(*, case: Case, by: Member, reporter: Member, text: str) -> CaseMessage:
    """Write to one of those who reported, as the team; nobody else learns of it. Raises NotAllowed, OperationRefused."""
    current = locked(case)
    check_may_decide(by, current.about)
    if not current.reports.filter(reporter=reporter).exists():
        raise OperationRefused(_("%(name)s has not reported this.") % {"name": reporter.name})
    return _write(current, by, reporter, text)


@in_turn
def answer_team(*, case: Case, by: Member, text: str) -> CaseMessage:
    """Answer the moderators, also while one is suspended or silenced: as the author, or as who reported.

    Raises NotAllowed to everybody whom nobody has told of the case, as if there were none.
    """
    current = locked(case)
    if not may_answer(current, by):
        raise NotAllowed(_("This is no longer here."))
    words = checked_words(text, missing=_("Write something first."))
    kept = CaseMessage.objects.create(
        case=current, person=by, is_with_author=by == current.about, is_from_team=False, by=by, text=words
    )
    add_event(current, Kind.PERSON_WROTE, by, person=by, message=kept)
    if current.state == Case.State.WAITING:
        current.state = Case.State.CLAIMED if current.claimed_by else Case.State.OPEN
        current.save(update_fields=["state"])
    return kept


@in_turn
def note_reading(*, case: Case, by: Member, what: str) -> None:
    """Keep in the log that a moderator read what is not for everybody, such as a post for followers.

    `what` is a short word such as "case", "picture" or "history". Raises NotAllowed.
    """
    current = readable(case, by)
    audit("read", by, subject_of(current), after={"thing": current.thing_key, "what": what[:40]})


def may_answer(case: Case, person: Member) -> bool:
    """Whether this person knows of the case: they reported it, were written to, or told what was decided."""
    if case.reports.filter(reporter=person).exists() or case.messages.filter(person=person).exists():
        return True
    return case.about == person and case.decisions.exclude(notice="").exists()


def _write(case: Case, by: Member, person: Member, text: str) -> CaseMessage:
    words = checked_words(text, missing=_("Write something first."))
    is_author = person == case.about
    kept = CaseMessage.objects.create(
        case=case, person=person, is_with_author=is_author, is_from_team=True, by=by, text=words
    )
    add_event(case, Kind.TEAM_WROTE, by, person=person, message=kept)
    notify(
        recipient=person,
        kind=News.MODERATORS_WROTE,
        text=message_from_team(case, words, None if is_author else _report_of(case, person)),
    )
    return kept


def _report_of(case: Case, person: Member) -> Report | None:
    return case.reports.filter(reporter=person).select_related("copy").order_by("-id").first()
