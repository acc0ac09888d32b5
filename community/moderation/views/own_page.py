"""The page on which members read what moderators decided, as finished values."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from community.members.models import Member
from community.moderation.models import CaseEvent, CaseMessage, Decision, ModerationSettings, Report
from community.moderation.permissions import can_appeal
from community.moderation.querysets import DecisionQuerySet
from community.moderation.timeline import Line, Reader, lines

SHOWN = 50
MESSAGES_SHOWN = 200


@dataclass(frozen=True)
class Told:
    """A decision about oneself, whether one can still appeal against it, and what happened in its case."""

    decision: Decision
    may_appeal: bool
    timeline: list[Line]

    @property
    def field(self) -> str:
        """The id of its form's field, which also tells which form was refused."""
        return f"appeal-{self.decision.pk}"


@dataclass(frozen=True)
class Thread:
    """What the team and oneself wrote each other about one case, in order."""

    case_id: int
    is_about_own: bool
    messages: list[CaseMessage]
    timeline: list[Line]

    @property
    def field(self) -> str:
        return f"answer-{self.case_id}"


@dataclass(frozen=True)
class Reported:
    """One's own report, and what happened in its case as far as one may know."""

    report: Report
    timeline: list[Line]


@dataclass(frozen=True)
class OwnPage:
    decisions: list[Told]
    reports: list[Reported]
    threads: list[Thread]
    team: str
    days: int


class Timelines:
    """What happened in each of some cases, handed out once: beside the newest thing that is shown of the case."""

    def __init__(self, member: Member, team: str, cases: Iterable[int]) -> None:
        self.as_author = Reader(team, author=member)
        self.as_reporter = Reader(team, reporter=member)
        self.events: dict[int, list[CaseEvent]] = defaultdict(list)
        self.given: set[tuple[int, bool]] = set()
        for event in CaseEvent.objects.filter(case__in=set(cases)).in_order():
            self.events[event.case_id].append(event)

    def of(self, case_id: int, *, is_own: bool) -> list[Line]:
        """Return what the member may read as the author of what the case is about, or as one who reported it."""
        if (case_id, is_own) in self.given:
            return []
        self.given.add((case_id, is_own))
        return lines(self.events[case_id], self.as_author if is_own else self.as_reporter)


def own_page(member: Member) -> OwnPage:
    """Return everything moderators and this member have to do with each other, the newest first."""
    chosen = ModerationSettings.now()
    decisions = list(own_decisions_of(member)[:SHOWN])
    reports = list(
        Report.objects.filter(reporter=member).select_related("copy", "about").order_by("-id")[:SHOWN]
    )
    threads = _threads(member)
    shown = [one.case_id for one in (*decisions, *reports)] + [case_id for case_id, _messages in threads]
    timelines = Timelines(member, chosen.team, shown)
    return OwnPage(
        decisions=[
            Told(one, can_appeal(member, one), timelines.of(one.case_id, is_own=True)) for one in decisions
        ],
        reports=[Reported(one, timelines.of(one.case_id, is_own=False)) for one in reports],
        threads=[_thread(case_id, messages, timelines) for case_id, messages in threads],
        team=chosen.team,
        days=chosen.appeal_days,
    )


def own_decisions_of(member: Member) -> DecisionQuerySet:
    """Return the decisions this member was told of; what was left as it is they never learn of."""
    return Decision.objects.filter(about=member).exclude(notice="").select_related("appeal").newest_first()


def _threads(member: Member) -> list[tuple[int, list[CaseMessage]]]:
    latest = CaseMessage.objects.filter(person=member).order_by("-case_id", "-id")[:MESSAGES_SHOWN]
    return [(key, list(rows)[::-1]) for key, rows in groupby(latest, key=lambda one: one.case_id)]


def _thread(case_id: int, messages: list[CaseMessage], timelines: Timelines) -> Thread:
    is_own = messages[-1].is_with_author
    return Thread(case_id, is_own, messages, timelines.of(case_id, is_own=is_own))
