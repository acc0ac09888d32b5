"""What moderators know of a person: as an author, and as somebody who reports. Nobody else reads these figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from community.members.models import Member
from community.moderation.models import Appeal, Case, Decision, Report, Sanction


@dataclass(frozen=True)
class AuthorRecord:
    """What was decided about somebody so far. Decisions that were taken back are counted apart."""

    decisions: int
    taken_back: int
    appeals: int
    appeals_won: int
    warnings: int
    active: list[Sanction]


@dataclass(frozen=True)
class ReporterRecord:
    """How somebody's reports turned out. `again` counts those about a thing they had reported before."""

    reports: int
    upheld: int
    dismissed: int
    open: int
    again: int

    @property
    def reliability(self) -> int | None:
        """In how many per cent of the answered reports something was done; None while there are too few to say."""
        answered = self.upheld + self.dismissed
        return round(100 * self.upheld / answered) if answered >= ENOUGH else None


ENOUGH = 5


def author_record(member: Member) -> AuthorRecord:
    """Return what was decided about somebody, in five questions to the database."""
    about = Decision.objects.filter(about=member)
    standing = about.exclude(action=Decision.Action.REVERSE).filter(reversal__isnull=True)
    appeals = Appeal.objects.filter(decision__about=member)
    sanctions = Sanction.objects.active().filter(member=member)
    active = list(sanctions.select_related("decision").order_by("starts_at", "id"))
    return AuthorRecord(
        decisions=standing.count(),
        taken_back=about.filter(action=Decision.Action.REVERSE).count(),
        appeals=appeals.count(),
        appeals_won=appeals.filter(state=Appeal.State.REVERSED).count(),
        warnings=sum(sanction.action == Decision.Action.WARN for sanction in active),
        active=active,
    )


def decisions_to_look_at_again(moderator: Member) -> QuerySet[Decision]:
    """Return the decisions of which something has no end and is to be looked at again by now."""
    due = Sanction.objects.to_look_at_again().order_by().values("decision")
    found: QuerySet[Decision] = Decision.objects.for_moderator(moderator).filter(pk__in=due)
    return found


def reporter_records(members: Iterable[Member]) -> dict[int, ReporterRecord]:
    """Return how people's reports turned out, by their number, in one question to the database; nobody's who sent none."""
    status = {name: Count("pk", filter=Q(status=name)) for name in Report.Status.values}
    counted = (
        Report.objects.filter(reporter__in=list(members))
        .order_by()
        .values("reporter")
        .annotate(all=Count("pk"), things=Count("thing_key", distinct=True), **status)
    )
    return {
        counts["reporter"]: ReporterRecord(
            reports=counts["all"],
            upheld=counts["upheld"],
            dismissed=counts["dismissed"],
            open=counts["open"],
            again=counts["all"] - counts["things"],
        )
        for counts in counted
    }


def related_cases(case: Case, moderator: Member) -> Any:
    """Return other cases about the same thing or person, or reported by the same people; the newest first."""
    reporters = case.reports.filter(reporter__isnull=False).values("reporter")
    same = Q(thing_key=case.thing_key) | Q(
        pk__in=Report.objects.filter(reporter__in=reporters).values("case")
    )
    if case.about is not None:
        same |= Q(about=case.about)
    found = Case.objects.for_moderator(moderator).filter(same).exclude(pk=case.pk)
    return found.select_related("about").order_by("-id")
