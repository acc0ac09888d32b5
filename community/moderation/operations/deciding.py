"""Deciding: any number of measures at once, under one rule and for one reason."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from community.common.errors import OperationRefused
from community.members.models import Member
from community.moderation.models import Case, CaseEvent, Decision, Sanction
from community.moderation.notices import letter_to_author, letter_to_reporter
from community.moderation.operations.answering import answer_reports, note_in_log, tell_author
from community.moderation.operations.auditing import in_turn
from community.moderation.operations.cases import locked, open_and_locked, settle
from community.moderation.operations.checks import check_claim, checked_words, rule_fields
from community.moderation.operations.events import add_event
from community.moderation.operations.sanctioning import impose, locked_content, locked_person, put_back
from community.moderation.operations.undoing import end_all_of
from community.moderation.things import Thing, is_gone
from community.moderation.verdicts import ALONE, ON_CONTENT, ON_PERSON, Verdict, check_verdict, reworded

Action = Decision.Action
BULK_ALONE = 50


@dataclass
class Many:
    """What came of deciding about many: the decisions, and the cases left with the reason why."""

    decisions: list[Decision] = field(default_factory=list)
    left: list[tuple[Case, str]] = field(default_factory=list)


@in_turn
def decide(*, case: Case, by: Member, verdict: Verdict) -> Decision:
    """Decide a case: do what the verdict says, tell its author and each who reported, and close the reports.

    Raises NotAllowed; OperationRefused when it is decided or claimed by another, when rule, reason or end are
    missing, and when nothing would change.
    """
    return carry_out(case, by, verdict)


def decide_many(*, cases: Sequence[Case], by: Member, verdict: Verdict) -> Many:
    """Decide each of these cases in the same way; what cannot be done is left and said.

    Raises OperationRefused for more than fifty: a second moderator has to confirm those.
    """
    if len(cases) > BULK_ALONE:
        raise OperationRefused(
            _("Deciding about more than %(limit)d things at once needs a second moderator.")
            % {"limit": BULK_ALONE}
        )
    return decide_each(cases, by, verdict)


def decide_each(cases: Sequence[Case], by: Member, verdict: Verdict) -> Many:
    """Decide one case after the other, each in a transaction of its own."""
    done = Many()
    for case in cases:
        try:
            done.decisions.append(decide(case=case, by=by, verdict=verdict))
        except OperationRefused as refusal:
            done.left.append((case, str(refusal)))
    return done


def carry_out(case: Case, by: Member | None, verdict: Verdict) -> Decision:
    """Decide a case. `by` nobody is a rule of the site, which may only hold and whose reason is the rule itself."""
    current = open_and_locked(case, by) if by is not None else locked(case)
    if by is not None:
        check_claim(current, by)
    final = _checked(verdict, needs_reason=by is not None)
    content, person = _concerned(current, final)
    thing = content if content is not None else current.target
    thing = None if is_gone(thing) else thing
    decision = _record(current, by, final, thing, person)
    _apply(final, decision, content, person)
    _tell(decision, [current, *_own_case(current, final, by)], final, thing, by)
    return decision


def _checked(verdict: Verdict, *, needs_reason: bool) -> Verdict:
    final = reworded(verdict, checked_words(verdict.message), checked_words(verdict.reporter_message))
    noted = (replace(one, content_note=checked_words(one.content_note, limit=120)) for one in final.measures)
    final = replace(final, measures=tuple(noted))
    check_verdict(final, needs_reason=needs_reason)
    return final


def _concerned(case: Case, verdict: Verdict) -> tuple[Thing | None, Member | None]:
    """Return the content and the person that will change, both locked; None for what stays as it is."""
    content = locked_content(case.target) if not ON_CONTENT.isdisjoint(verdict.actions) else None
    person = locked_person(case.about) if not ON_PERSON.isdisjoint(verdict.actions) else None
    if verdict.actions == (Action.DISMISS,) and getattr(case.target, "is_held", False):
        raise OperationRefused(_("This is held for review. Put it back or remove it."))
    if verdict.actions == (Action.RESTORE,) and content is not None and content.moderation_state == "visible":
        raise OperationRefused(_("This is visible already."))
    return content, person


def _record(
    case: Case, by: Member | None, verdict: Verdict, thing: Thing | None, person: Member | None
) -> Decision:
    untils = [until for action in verdict.actions if (until := verdict.until(action)) is not None]
    return Decision.objects.create(
        case=case,
        action=verdict.actions[0],
        by=by,
        message=verdict.message,
        reporter_message=verdict.reporter_message,
        until=untils[0] if untils else None,
        notice=letter_to_author(verdict, thing, person) if verdict.tells_author else "",
        kind=case.kind,
        thing_key=case.thing_key,
        post=case.post,
        comment=case.comment,
        member=case.member,
        about=case.about,
        **rule_fields(verdict.rule),
    )


def _apply(verdict: Verdict, decision: Decision, content: Thing | None, person: Member | None) -> None:
    for measure in verdict.measures:
        if measure.action == Action.RESTORE:
            put_back(content, Sanction.Ending.LIFTED)
        elif measure.action == Action.LIFT and person is not None:
            end_all_of(person)
        elif measure.action not in ALONE:
            impose(measure, decision, content, person)


def _own_case(case: Case, verdict: Verdict, by: Member | None) -> list[Case]:
    """Suspending somebody answers what was reported about the person as well, unless another has claimed that."""
    if Action.SUSPEND not in verdict.actions or case.about is None:
        return []
    found = Case.objects.select_for_update().filter(open_key=f"member:{case.about.pk}").exclude(pk=case.pk)
    return [one for one in found if by is None or not one.is_claimed_by_another(by)]


def _tell(
    decision: Decision, cases: list[Case], verdict: Verdict, thing: Thing | None, by: Member | None
) -> None:
    for case in cases:
        add_event(
            case,
            CaseEvent.Kind.DECIDED,
            by,
            why=decision.message or decision.reporter_message,
            before={"state": case.state},
            decision=decision.pk,
            actions=[str(action) for action in verdict.actions],
            rule=decision.rule_title,
            until=decision.until.isoformat() if decision.until else "",
            to_author=decision.notice,
            to_reporters="" if verdict.is_interim else letter_to_reporter(verdict, thing, None),
        )
    note_in_log(decision, by, thing)
    if verdict.is_interim:
        cases[0].state = Case.State.WAITING
        cases[0].save(update_fields=["state"])
    else:
        answer_reports(decision, cases, verdict, thing)
        for case in cases:
            settle(case, Case.State.DECIDED if verdict.lasting else Case.State.CLOSED)
    tell_author(decision, thing, verdict.actions)
