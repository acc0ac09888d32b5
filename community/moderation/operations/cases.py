"""Opening, changing and closing cases. Whoever calls these from another operation holds the turn already."""

from django.utils import timezone
from django.utils.translation import gettext as _

from community.common.errors import NotAllowed, OperationRefused
from community.members.models import Member
from community.moderation.models import Case, CaseEvent, Harm
from community.moderation.operations.auditing import in_turn
from community.moderation.operations.checks import about_fields, check_may_decide, checked_words
from community.moderation.operations.events import add_event
from community.moderation.rules import CitedRule
from community.moderation.things import Thing, person_behind, thing_key

State = Case.State


@in_turn
def open_case(
    *, target: Thing, by: Member | None = None, rule: CitedRule | None = None, why: str = "", harm: int = 0
) -> Case:
    """Return the open case about a thing, opened now where there is none; `by` nobody means a rule of the site.

    Raises NotAllowed when the person is not a moderator or may not decide about this, OperationRefused for a `why`
    that is too long.
    """
    if by is not None:
        check_may_decide(by, person_behind(target))
    source = Case.Source.RULE if by is None else Case.Source.MODERATOR
    return case_for(target, source, by, rule, why=checked_words(why), harm=harm)


@in_turn
def set_harm(*, case: Case, by: Member, harm: int) -> Case:
    """Say how much may be hurt while the case waits. Raises NotAllowed, OperationRefused."""
    current = open_and_locked(case, by)
    if harm not in Harm.values:
        raise OperationRefused(_("Please choose how urgent it is."))
    before, current.harm = current.harm, harm
    current.save(update_fields=["harm"])
    add_event(current, CaseEvent.Kind.HARM_SET, by, before={"harm": before}, harm=harm)
    return current


def case_for(
    target: Thing,
    source: Case.Source,
    by: Member | None,
    rule: CitedRule | None = None,
    *,
    why: str = "",
    harm: int = 0,
) -> Case:
    """Return the open case about a thing, or open one. Its harm is the gravest of the rules it was reported under."""
    grave = max(harm, rule.harm if rule is not None else 0)
    found = Case.objects.select_for_update().filter(open_key=thing_key(target)).first()
    if found is not None:
        if grave > found.harm:
            found.harm = min(grave, Harm.URGENT)
            found.save(update_fields=["harm"])
        return found
    case = Case.objects.create(
        source=source,
        open_key=thing_key(target),
        rule_id=rule.id if rule is not None else "",
        rule_title=rule.title[:200] if rule is not None else "",
        harm=min(grave or Harm.MEDIUM, Harm.URGENT),
        **about_fields(target),
    )
    reporter = by if source == Case.Source.REPORT else None
    add_event(case, CaseEvent.Kind.OPENED, by, person=reporter, why=why, source=source, because=why)
    return case


def locked(case: Case) -> Case:
    """Return the case as it is now, kept from changing until the transaction ends."""
    return Case.objects.select_for_update().get(pk=case.pk)


def open_and_locked(case: Case, by: Member) -> Case:
    """Return the case as it is now. Raises NotAllowed for who may not decide, OperationRefused once it is decided."""
    current = locked(case)
    check_may_decide(by, current.about)
    if not current.is_open:
        raise OperationRefused(_("This case has been decided already."))
    return current


def readable(case: Case, by: Member) -> Case:
    """Return the case as it is now, decided or not. Raises NotAllowed for whoever may not read it."""
    current = locked(case)
    if not Case.objects.for_moderator(by).filter(pk=current.pk).exists():
        raise NotAllowed(_("You can't read cases about yourself."))
    check_may_decide(by, None)
    return current


def settle(case: Case, state: Case.State) -> None:
    """Note that a case waits for no decision any more."""
    now = timezone.now()
    case.state, case.is_open, case.open_key = state, False, None
    case.claimed_by, case.claimed_until = None, None
    case.decided_at = case.decided_at or now
    case.closed_at = now if state == State.CLOSED else None
    case.save()
