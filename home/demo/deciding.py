"""Moderators at their desk: a case claimed, others decided, an appeal and a proposal that wait, and a rule before harm."""

from collections.abc import Callable, Iterator
from functools import partial

from community.members.models import Member
from community.moderation import operations
from community.moderation.models import Case, Decision
from community.moderation.rules import CitedRule
from community.moderation.things import thing_key
from community.moderation.verdicts import Measure, Verdict
from community.safeguards.models import Safeguard
from community.safeguards.operations import keep_safeguard, note_dry_run, switch_on
from community.safeguards.starter import add_starters
from home.demo.content import Deed
from home.demo.made import Made, Step
from home.demo.reporting import find_target
from home.guidelines import current_rules

Action = Decision.Action


def deciding_steps(made: Made, deeds: list[Deed]) -> Iterator[Step]:
    for deed in deeds:
        yield Step(made.now - deed.ago, partial(carry_out, made, deed))


def carry_out(made: Made, deed: Deed) -> None:
    """Do it, unless whoever does it or what it is about is not part of a small demo."""
    by = made.members.get(deed.by)
    if by is None:
        return
    if deed.do in BEFORE_HARM:
        BEFORE_HARM[deed.do](by, deed)
        return
    target = find_target(made, deed.about)
    cases = Case.objects.filter(thing_key=thing_key(target)) if target is not None else Case.objects.none()
    case = cases.order_by("-pk").first()
    if case is not None:
        DEEDS[deed.do](case, by, deed)
        made.deeds += 1


def try_and_switch_on(by: Member, deed: Deed) -> None:
    """Put the usual rules before harm in the list; the named one has had its dry run and works."""
    for safeguard in add_starters(by=by):
        if safeguard.name == deed.words:
            note_dry_run(safeguard=safeguard, by=by)
            switch_on(safeguard=safeguard, by=by)


def write_rule(by: Member, deed: Deed) -> None:
    """Write a rule that nobody has tried yet: it would meet adverts, and innocent words as well."""
    rule = Safeguard(name=deed.about, kind=Safeguard.Kind.WORDS, phrases=deed.words, is_for_newcomers=False)
    rule.reason = "Adverts begin like this. A moderator looks before others see it."
    keep_safeguard(safeguard=rule, by=by)


BEFORE_HARM: dict[str, Callable[[Member, Deed], None]] = {"safeguards": try_and_switch_on, "rule": write_rule}


def decide(*actions: Action) -> Callable[[Case, Member, Deed], object]:
    def do(case: Case, by: Member, deed: Deed) -> object:
        verdict = Verdict(tuple(map(Measure, actions)), _rule(deed), deed.words)
        return operations.decide(case=case, by=by, verdict=verdict)

    return do


def _rule(deed: Deed) -> CitedRule | None:
    return next((rule for rule in current_rules() if rule.id == deed.rule_id), None)


def _claim(case: Case, by: Member, deed: Deed) -> object:
    return operations.claim(case=case, by=by)


def _note(case: Case, by: Member, deed: Deed) -> object:
    return operations.note(case=case, by=by, text=deed.words)


def _write(case: Case, by: Member, deed: Deed) -> object:
    return operations.write_to_author(case=case, by=by, text=deed.words)


def _appeal(case: Case, by: Member, deed: Deed) -> object:
    return operations.appeal(decision=case.decisions.latest("pk"), by=by, text=deed.words)


def _propose(case: Case, by: Member, deed: Deed) -> object:
    return operations.propose_deletion(case=case, by=by, reason=deed.words)


DEEDS: dict[str, Callable[[Case, Member, Deed], object]] = {
    "claim": _claim,
    "note": _note,
    "write": _write,
    "remove": decide(Action.REMOVE),
    "remove and warn": decide(Action.REMOVE, Action.WARN),
    "leave": decide(Action.DISMISS),
    "appeal": _appeal,
    "propose deletion": _propose,
}
