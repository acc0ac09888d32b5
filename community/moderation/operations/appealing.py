"""Saying that a decision was wrong, and answering that: never the one who decided."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from community.common.errors import NotAllowed, OperationRefused
from community.members.models import Member
from community.moderation.models import Appeal, Case, CaseEvent, Decision, ModerationSettings
from community.moderation.notices import letter_of_appeal
from community.moderation.operations.auditing import in_turn
from community.moderation.operations.cases import locked
from community.moderation.operations.checks import check_may_decide, checked_words
from community.moderation.operations.events import add_event
from community.moderation.operations.undoing import close, take_back
from community.moderation.permissions import can_answer_appeal, can_appeal
from community.notifications.kinds import Kind as News
from community.notifications.operations import notify

State = Appeal.State


@in_turn
def appeal(*, decision: Decision, by: Member, text: str) -> Appeal:
    """Ask for another look at a decision about oneself, also while suspended. One for each decision.

    Raises NotAllowed for everybody else; OperationRefused when it is too late, asked already or taken back.
    """
    current = Decision.objects.select_for_update().get(pk=decision.pk)
    if current.about != by or by.left_at is not None or not current.notice:
        raise NotAllowed(_("This is no longer here."))
    words = checked_words(text, missing=_("Please say why you think this was wrong."))
    if Appeal.objects.filter(decision=current).exists():
        raise OperationRefused(_("You have appealed against this already."))
    if not can_appeal(by, current):
        raise OperationRefused(_("It is too late to appeal against this, or nothing of it holds any more."))
    answer_by = timezone.now() + timedelta(days=ModerationSettings.now().appeal_days)
    made = Appeal.objects.create(decision=current, by=by, text=words, answer_by=answer_by)
    case = locked(current.case)
    add_event(
        case,
        CaseEvent.Kind.APPEALED,
        by,
        person=by,
        decision=current.pk,
        answer_by=answer_by.isoformat(),
        text=words,
    )
    if not case.is_open:
        case.state = Case.State.APPEALED
        case.save(update_fields=["state"])
    return made


@in_turn
def decide_appeal(*, appeal: Appeal, by: Member, state: Appeal.State, answer: str) -> Appeal:
    """Let a decision stand (UPHELD) or take it back (REVERSED), and tell whoever appealed.

    Raises NotAllowed to whoever decided it; OperationRefused when it is answered already or says no reason.
    """
    current = Appeal.objects.select_for_update().get(pk=appeal.pk)
    check_may_decide(by, current.decision.about)
    if not can_answer_appeal(by, current):
        raise NotAllowed(_("You decided this yourself. Somebody else answers the appeal."))
    words = checked_words(answer, missing=_("Please give the reason in your own words."))
    if current.state != State.OPEN or state == State.OPEN:
        raise OperationRefused(_("This appeal has been answered already."))
    current.state, current.decided_by, current.decided_at, current.answer = state, by, timezone.now(), words
    current.save(update_fields=["state", "decided_by", "decided_at", "answer"])
    case = locked(current.decision.case)
    add_event(
        case,
        CaseEvent.Kind.APPEAL_DECIDED,
        by,
        why=words,
        decision=current.decision.pk,
        outcome=str(state),
        text=words,
    )
    if state == State.REVERSED:
        take_back(current.decision, by, words)
    else:
        if current.decision.about is not None:
            notify(recipient=current.decision.about, kind=News.DECIDED, text=letter_of_appeal(current))
        if not case.is_open:
            close(case)
    return current
