"""Deeds that one moderator proposes and a second one confirms: deleting for good, and deciding about very many."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from community.common.errors import NotAllowed, OperationRefused
from community.members.models import Member
from community.moderation.models import Case, Proposal
from community.moderation.operations.auditing import audit, in_turn
from community.moderation.operations.checks import check_may_decide, checked_words
from community.moderation.operations.deciding import Many, decide_each
from community.moderation.operations.purging import check_may_be_purged, purge
from community.moderation.verdicts import Verdict, as_json, check_verdict, from_json

Kind = Proposal.Kind
State = Proposal.State

OPEN_FOR = timedelta(days=7)


@in_turn
def propose_deletion(*, case: Case, by: Member, reason: str) -> Proposal:
    """Ask a second moderator to delete removed content for good. Raises NotAllowed, OperationRefused."""
    check_may_decide(by, case.about)
    check_may_be_purged(case.target)
    return _propose(Kind.DELETE, [case], by, reason, {})


@in_turn
def propose_decision(*, cases: Sequence[Case], by: Member, verdict: Verdict, reason: str) -> Proposal:
    """Ask a second moderator to let one decide about many at once. Raises NotAllowed, OperationRefused."""
    for case in cases:
        check_may_decide(by, case.about)
    check_verdict(verdict)
    return _propose(Kind.DECIDE, cases, by, reason, as_json(verdict))


def confirm_proposal(*, proposal: Proposal, by: Member) -> Many:
    """Confirm what another moderator proposed, and do it; decisions are theirs.

    Raises NotAllowed to whoever proposed it or may not decide about all of it; OperationRefused once it is closed.
    """
    if proposal.kind == Kind.DELETE:
        _confirm_and_delete(proposal, by)
        return Many()
    current, proposer = _confirm_for_proposer(proposal, by)
    return decide_each(list(current.cases.order_by("id")), proposer, from_json(current.verdict))


@in_turn
def decline_proposal(*, proposal: Proposal, by: Member) -> Proposal:
    """Say no to a proposal; whoever made it may withdraw it like this. Raises NotAllowed, OperationRefused."""
    return _close(proposal, by, State.DECLINED)


@in_turn
def expire_proposals() -> int:
    """Close proposals that nobody confirmed in time; returns how many."""
    over = list(Proposal.objects.filter(state=State.OPEN, expires_at__lte=timezone.now()).select_for_update())
    for proposal in over:
        proposal.state = State.EXPIRED
        proposal.save(update_fields=["state"])
        audit("proposal_expired", None, f"proposal:{proposal.pk}")
    return len(over)


@in_turn
def _confirm_and_delete(proposal: Proposal, by: Member) -> None:
    """Confirm and delete together: what can't be deleted leaves the proposal open."""
    current = _confirm(proposal, by)
    for case in current.cases.order_by("id"):
        purge(case, by, current.reason)


@in_turn
def _confirm_for_proposer(proposal: Proposal, by: Member) -> tuple[Proposal, Member]:
    """Confirm decisions, which are taken in the name of whoever proposed them: they have to be here."""
    current = _confirm(proposal, by)
    if current.proposed_by is None:
        raise OperationRefused(_("Whoever proposed this is no longer here."))
    return current, current.proposed_by


def _confirm(proposal: Proposal, by: Member) -> Proposal:
    if proposal.proposed_by == by:
        raise NotAllowed(_("Somebody else has to confirm what you proposed."))
    if proposal.proposed_by is not None:
        for case in proposal.cases.all():
            check_may_decide(proposal.proposed_by, case.about)
    return _close(proposal, by, State.CONFIRMED)


def _close(proposal: Proposal, by: Member, state: Proposal.State) -> Proposal:
    current = Proposal.objects.select_for_update().get(pk=proposal.pk)
    for case in current.cases.select_related("about"):
        check_may_decide(by, case.about)
    if current.state != State.OPEN or current.expires_at <= timezone.now():
        raise OperationRefused(_("This proposal is closed already."))
    current.state, current.decided_by, current.decided_at = state, by, timezone.now()
    current.save(update_fields=["state", "decided_by", "decided_at"])
    audit(f"proposal_{state}", by, f"proposal:{current.pk}", after={"kind": current.kind})
    return current


def _propose(kind: Proposal.Kind, cases: Sequence[Case], by: Member, reason: str, verdict: dict) -> Proposal:
    why = checked_words(reason, missing=_("Please give the reason in your own words."))
    made = Proposal.objects.create(
        kind=kind, proposed_by=by, reason=why, verdict=verdict, expires_at=timezone.now() + OPEN_FOR
    )
    made.cases.set(cases)
    numbers = sorted(case.pk for case in cases)
    audit("proposed", by, f"proposal:{made.pk}", why=why, after={"kind": kind, "cases": numbers})
    return made
