"""Telling everybody concerned, once: the author with reasons, each who reported with the outcome."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from wagtail.log_actions import log

from community.members.models import Member
from community.moderation.models import Case, CaseEvent, Decision, Report
from community.moderation.notices import letter_to_reporter, update_for_reporter
from community.moderation.operations.events import add_event
from community.moderation.things import Thing, kind_of, log_title
from community.moderation.verdicts import Verdict
from community.notifications.kinds import Kind as News
from community.notifications.operations import notify

Action = Decision.Action
# Who gave reason for these is answered as "nothing done"; all else is "acted on".
LEAVING_IT = frozenset({Action.DISMISS, Action.RESTORE, Action.LIFT})


def tell_author(decision: Decision, thing: Thing | None, actions: Sequence[Action]) -> None:
    """Send the notice the decision keeps. What is removed is not linked: they could not open it."""
    if decision.about is None or not decision.notice:
        return
    links: dict[str, Any] = {}
    if thing is not None and kind_of(thing) != "member" and Action.REMOVE not in actions:
        links = {kind_of(thing): thing}
    notify(recipient=decision.about, kind=News.DECIDED, text=decision.notice, **links)


def answer_reports(decision: Decision, cases: Sequence[Case], verdict: Verdict, thing: Thing | None) -> int:
    """Close all open reports in these cases and tell each reporter once; returns how many were closed."""
    waiting = list(
        Report.objects.open()
        .filter(case__in=cases)
        .select_for_update()
        .select_related("copy", "case")
        .prefetch_related("reporter__user")
        .order_by("id")
    )
    status = Report.Status.DISMISSED if LEAVING_IT.issuperset(verdict.actions) else Report.Status.UPHELD
    told: dict[int, str] = {}
    for one in waiting:
        _close(one, decision, status)
        if one.reporter is None:
            continue
        is_new = one.reporter.pk not in told
        text = told.setdefault(one.reporter.pk, letter_to_reporter(verdict, thing, one))
        one.outcome = text
        one.save(update_fields=["outcome"])
        add_event(one.case, CaseEvent.Kind.ANSWERED, None, person=one.reporter, text=text)
        if is_new:
            notify(recipient=one.reporter, kind=News.REPORT_ANSWERED, text=text)
    return len(waiting)


def tell_of_change(decision: Decision) -> None:
    """Tell those who were told that something was done that it was taken back. Their outcome stays the one it was."""
    changed = decision.reports.filter(status=Report.Status.UPHELD).select_related("copy", "reporter", "case")
    told: set[int] = set()
    for one in changed.order_by("id"):
        one.status = Report.Status.DISMISSED
        one.save(update_fields=["status"])
        if one.reporter is None or one.reporter.pk in told:
            continue
        told.add(one.reporter.pk)
        text = update_for_reporter(one)
        add_event(one.case, CaseEvent.Kind.UPDATED, None, person=one.reporter, text=text)
        notify(recipient=one.reporter, kind=News.MODERATORS_WROTE, text=text)


def note_in_log(decision: Decision, by: Member | None, thing: Thing | None) -> None:
    """Write the decision into Wagtail's log, under the thing it is about; notes of one request share an id there."""
    log(
        thing if thing is not None else decision.case,
        f"moderation.{decision.action}",
        user=by.user if by is not None else None,
        title=log_title(thing) if thing is not None else str(decision.case),
        data={
            "decision": decision.pk,
            "rule": decision.rule_title,
            "message": decision.message,
            "until": decision.until.isoformat() if decision.until else "",
        },
    )


def _close(report: Report, decision: Decision, status: Report.Status) -> None:
    report.status, report.decision, report.closed_at, report.open_key = status, decision, timezone.now(), None
    report.save(update_fields=["status", "decision", "closed_at", "open_key"])
