"""How much of what is hard to look at somebody has seen today, so that the desk can say when it is enough."""

from dataclasses import dataclass

from django.utils import timezone

from community.members.models import Member
from community.moderation import operations
from community.moderation.models import AuditEntry, Case, Harm, ModerationSettings
from community.moderation.querysets import AuditQuerySet
from community.moderation.views.cases.facts import is_for_few


@dataclass(frozen=True)
class Exposure:
    """What a moderator opened today: grave or private cases, and pictures."""

    cases: int
    pictures: int
    is_enough: bool


def note_opening(case: Case, moderator: Member) -> None:
    """Keep in the log that a case with something private or grave was opened, once a day."""
    if case.harm >= Harm.HIGH or is_for_few(case):
        note_once(case, moderator, "case")


def note_contact(case: Case, moderator: Member) -> None:
    """Keep in the log that somebody looked at what was between the people of a case, once a day."""
    note_once(case, moderator, "contact")


def exposure_of(moderator: Member) -> Exposure:
    """Return what this moderator has looked at today. Nobody is shown anybody else's."""
    seen = [after.get("what") for after in _read_today(moderator).values_list("after", flat=True)]
    cases, pictures = seen.count("case"), seen.count("picture")
    return Exposure(cases, pictures, cases + pictures >= ModerationSettings.now().enough_for_today)


def note_once(case: Case, moderator: Member, what: str) -> None:
    """Keep in the log that a moderator looked at this, unless it says so for today."""
    if not _read_today(moderator).filter(subject=f"case:{case.pk}", after__what=what).exists():
        operations.note_reading(case=case, by=moderator, what=what)


def _read_today(moderator: Member) -> AuditQuerySet:
    start = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return AuditEntry.objects.filter(actor_id=moderator.pk, action="read", at__gte=start)
