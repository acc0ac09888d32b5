"""Who may report, who may decide about whom, and who may appeal and answer appeals."""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from community.blocks.models import Block
from community.members.models import Member
from community.moderation.models import Appeal, Decision, ModerationSettings, Proposal

MODERATE = "moderation.moderate_content"


def reportable_members(reporter: Member) -> QuerySet[Member]:
    """Return whom a member may report: those they may know about, and those they block."""
    known = Member.objects.visible_to(reporter).values("pk")
    blocked = Block.objects.visible_to(reporter).values("blocked")
    return Member.objects.filter(Q(pk__in=known) | Q(pk__in=blocked, left_at__isnull=True))


def can_moderate(member: Member | None) -> bool:
    """Members with the moderators' right, unless they left or are suspended themselves."""
    if member is None or member.user is None or member.left_at is not None or member.is_suspended:
        return False
    return member.user.is_active and member.user.has_perm(MODERATE)


def is_staff(member: Member) -> bool:
    """Moderators and administrators, suspended ones too."""
    return member.user is not None and member.user.has_perm(MODERATE)


def can_decide_about(moderator: Member | None, about: Member | None) -> bool:
    """A moderator about anybody but themselves; about moderators and administrators only an administrator.

    `about` is None for somebody whose row is gone.
    """
    if moderator is None or moderator.user is None or not can_moderate(moderator):
        return False
    if about is None:
        return True
    return about != moderator and (moderator.user.is_superuser or not is_staff(about))


def can_appeal(member: Member, decision: Decision) -> bool:
    """The person it is about, once, while it is fresh or holds; never after it was taken back."""
    if decision.about != member or not decision.notice or not decision.sanctions.exists():
        return False
    if (
        Appeal.objects.filter(decision=decision).exists()
        or Decision.objects.filter(reverses=decision).exists()
    ):
        return False
    fresh = timedelta(days=ModerationSettings.now().appeal_window_days)
    return (
        timezone.now() <= decision.created_at + fresh
        or decision.sanctions.filter(ended_at__isnull=True, ends_at__isnull=False).exists()
    )


def can_answer_appeal(moderator: Member, appeal: Appeal) -> bool:
    """A moderator who had no part in the decision; where nobody else is left, an administrator even so."""
    decision = appeal.decision
    if not can_decide_about(moderator, decision.about):
        return False
    if not _had_part(moderator, decision):
        return True
    others = Member.objects.moderators().exclude(pk=moderator.pk).select_related("user")
    nobody_else = not any(
        can_decide_about(other, decision.about) and not _had_part(other, decision) for other in others
    )
    return nobody_else and moderator.user is not None and moderator.user.is_superuser


def proposals_to_confirm(moderator: Member) -> QuerySet[Proposal]:
    """Return the open proposals of others that this moderator may be the second person for."""
    if moderator.user is None or not can_moderate(moderator):
        return Proposal.objects.none()
    found: QuerySet[Proposal] = Proposal.objects.for_moderator(moderator).open().not_proposed_by(moderator)
    # Decisions are taken in the name of whoever proposed them.
    found = found.exclude(kind=Proposal.Kind.DECIDE, proposed_by=None)
    if moderator.user.is_superuser:
        return found
    return found.exclude(cases__about__in=Member.objects.moderators())


def _had_part(moderator: Member, decision: Decision) -> bool:
    if decision.by == moderator:
        return True
    confirmed = Proposal.objects.filter(kind=Proposal.Kind.DECIDE, state=Proposal.State.CONFIRMED)
    return confirmed.filter(cases=decision.case_id, decided_by=moderator).exists()
