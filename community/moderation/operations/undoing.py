"""Taking decisions back, and ending sanctions early."""

from django.utils import timezone
from django.utils.translation import gettext as _

from community.common.errors import OperationRefused
from community.members.models import Member
from community.moderation.models import Appeal, Case, CaseEvent, Decision, Sanction
from community.moderation.notices import letter_of_reversal
from community.moderation.operations.answering import note_in_log, tell_author, tell_of_change
from community.moderation.operations.auditing import audit, in_turn
from community.moderation.operations.cases import locked
from community.moderation.operations.checks import check_may_decide, checked_words
from community.moderation.operations.events import add_event, subject_of
from community.moderation.operations.sanctioning import undo
from community.moderation.verdicts import REVIEWED_AFTER

Action = Decision.Action
Ending = Sanction.Ending


@in_turn
def reverse_decision(*, decision: Decision, by: Member, reason: str) -> Decision:
    """Undo everything a decision did that still holds, and tell its author; those who reported, if they were told.

    Raises NotAllowed; OperationRefused when it was taken back before, nothing of it holds, or an appeal waits.
    """
    current = Decision.objects.select_for_update().get(pk=decision.pk)
    check_may_decide(by, current.about)
    words = checked_words(reason, missing=_("Please give the reason in your own words."))
    if Appeal.objects.filter(decision=current, state=Appeal.State.OPEN).exists():
        raise OperationRefused(_("There is an appeal against this. Somebody else has to answer it."))
    if not current.sanctions.filter(ended_at__isnull=True).exists():
        raise OperationRefused(_("Nothing of this decision holds any more."))
    return take_back(current, by, words)


@in_turn
def leave_as_it_is(*, decision: Decision, by: Member) -> None:
    """Note that somebody looked again at what has no end and lets it hold, until the next time.

    Raises NotAllowed; OperationRefused when nothing of it is to be looked at again.
    """
    check_may_decide(by, decision.about)
    due = list(Sanction.objects.to_look_at_again().filter(decision=decision).select_for_update())
    if not due:
        raise OperationRefused(_("Nothing of this is to be looked at again now."))
    for sanction in due:
        sanction.review_at = timezone.now() + REVIEWED_AFTER[Action(sanction.action)]
        sanction.save(update_fields=["review_at"])
    audit("looked_at_again", by, subject_of(decision.case), after={"decision": decision.pk})


def take_back(decision: Decision, by: Member, words: str) -> Decision:
    """Undo a decision and keep that as a decision of its own. Raises OperationRefused when it was taken back before."""
    if Decision.objects.filter(reverses=decision).exists():
        raise OperationRefused(_("This decision has been taken back already."))
    held = list(decision.sanctions.filter(ended_at__isnull=True).select_for_update().order_by("id"))
    for sanction in held:
        sanction.refresh_from_db()
        if sanction.is_active:
            undo(sanction, Ending.REVERSED)
    case = locked(decision.case)
    reversal = _record(decision, case, by, words)
    add_event(
        case,
        CaseEvent.Kind.REVERSED,
        by,
        why=words,
        before={"actions": [sanction.action for sanction in held]},
        decision=reversal.pk,
        reverses=decision.pk,
        to_author=reversal.notice,
    )
    note_in_log(reversal, by, decision.target)
    tell_of_change(decision)
    tell_author(reversal, decision.target, ())
    if not case.is_open:
        close(case)
    return reversal


def end_all_of(person: Member) -> None:
    """Lift whatever holds about a person. Raises OperationRefused when nothing does."""
    held = Sanction.objects.active().on_thing(f"member:{person.pk}").select_for_update()
    found = list(held.exclude(action=Action.WARN).order_by("id"))
    if not found:
        raise OperationRefused(_("This member is not suspended."))
    for sanction in found:
        sanction.member = person
        undo(sanction, Ending.LIFTED)


def close(case: Case) -> None:
    """Nothing more will come of this case."""
    if case.state == Case.State.CLOSED:
        return
    case.state, case.closed_at = Case.State.CLOSED, case.closed_at or case.decided_at
    case.save(update_fields=["state", "closed_at"])
    add_event(case, CaseEvent.Kind.CLOSED, None)


def _record(decision: Decision, case: Case, by: Member, words: str) -> Decision:
    return Decision.objects.create(
        case=case,
        action=Action.REVERSE,
        by=by,
        message=words,
        notice=letter_of_reversal(decision, words),
        reverses=decision,
        kind=decision.kind,
        thing_key=decision.thing_key,
        post=decision.post,
        comment=decision.comment,
        member=decision.member,
        about=decision.about,
        rule_id=decision.rule_id,
        rule_title=decision.rule_title,
        rule_text=decision.rule_text,
        rule_version=decision.rule_version,
    )
