"""What the page of a case shows, as finished values, in a number of questions that does not grow with the case."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from community.members.models import Member
from community.moderation.models import Appeal, Case, CaseMessage, Harm, ModerationSettings, Report, Snapshot
from community.moderation.permissions import can_decide_about
from community.moderation.records import ReporterRecord, author_record, related_cases, reporter_records
from community.moderation.things import Thing, is_gone, kind_of, log_title
from community.moderation.timeline import Reader, lines
from community.moderation.views.facts import thing_facts

REPORTS_SHOWN = 50
RELATED_SHOWN = 10


@dataclass
class Correspondent:
    """Somebody who reported: what they said, how reliable they were so far, and the thread with them."""

    person: Member
    record: ReporterRecord | None
    reports: list[Report] = field(default_factory=list)
    messages: list[CaseMessage] = field(default_factory=list)


def case_facts(case: Case, moderator: Member) -> dict[str, Any]:
    """Return everything around the case for this moderator, who may read it."""
    reports = list(case.reports.select_related("reporter", "copy", "decision").order_by("id")[:REPORTS_SHOWN])
    messages = list(case.messages.order_by("id"))
    snapshots = list(case.snapshots.prefetch_related("pictures").order_by("id"))
    team = ModerationSettings.now().team
    thing = None if is_gone(case.target) else case.target
    return {
        "case": case,
        "thing": thing,
        "snapshots": snapshots,
        "is_grave": case.harm >= Harm.HIGH,
        "harms": Harm.choices,
        "reports": reports,
        "nameless": [one for one in reports if one.reporter is None],
        "correspondents": _correspondents(reports, messages),
        "with_author": [one for one in messages if one.is_with_author],
        "lines": lines(case.events.in_order(), Reader(team)),
        "team": team,
        "related": list(related_cases(case, moderator)[:RELATED_SHOWN]),
        "record": author_record(case.about) if case.about is not None else None,
        "decisions": list(case.decisions.select_related("by").order_by("-id")),
        "proposals": list(case.proposals.open()),
        "appeal": Appeal.objects.filter(decision__case=case, state=Appeal.State.OPEN).first(),
        "others": _others(case, moderator),
        **_now(thing, snapshots),
    }


def is_for_few(case: Case) -> bool:
    """Say whether what was reported is not for everybody."""
    thing: Thing | None = case.target
    if thing is None:
        return False
    post = thing.post if kind_of(thing) == "comment" else thing
    if isinstance(post, Member):
        return post.is_private
    return bool(post.audience != "everyone" or post.author_is_private)


def name_of(case: Case) -> str:
    """Return the case as the log names it: without any of the words."""
    return log_title(case.target) if case.target is not None else str(case)


def _now(thing: Any, snapshots: Sequence[Snapshot]) -> dict[str, Any]:
    facts = thing_facts(thing)
    if thing is not None:
        facts["has_changed"] = bool(snapshots) and facts["text_now"] != snapshots[-1].text
    return facts


def _correspondents(reports: Sequence[Report], messages: Sequence[CaseMessage]) -> list[Correspondent]:
    people = {one.reporter.pk: one.reporter for one in reports if one.reporter is not None}
    records = reporter_records(people.values())
    found = {key: Correspondent(person, records.get(key)) for key, person in people.items()}
    for report in reports:
        if report.reporter is not None:
            found[report.reporter.pk].reports.append(report)
    for message in messages:
        if not message.is_with_author and message.person_id in found:
            found[message.person_id].messages.append(message)
    return list(found.values())


def _others(case: Case, moderator: Member) -> list[Member]:
    others = Member.objects.moderators().exclude(pk=moderator.pk).select_related("user").order_by("handle")
    return [one for one in islice(others, 50) if can_decide_about(one, case.about)]
