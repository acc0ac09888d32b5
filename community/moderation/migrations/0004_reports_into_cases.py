"""Reports and decisions from before there were cases: each gets one, with what is known about how it went."""

import hashlib
from datetime import timedelta
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone

LOOK_AGAIN_AFTER = timedelta(days=30)
LASTING = ("hold", "remove", "suspend")
ABOUT = ("kind", "thing_key", "post_id", "comment_id", "member_id", "about_id")


def gather(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    Decision = apps.get_model("moderation", "Decision")
    Report = apps.get_model("moderation", "Report")
    for decision in Decision.objects.order_by("created_at", "id").iterator():
        decision.case = case_of(apps, decision, "closed", decision.created_at)
        decision.save(update_fields=["case"])
        event(
            apps,
            decision.case,
            "decided",
            decision.created_at,
            actor_id=decision.by_id,
            actions=[decision.action],
        )
        keep_sanction(apps, decision)
    for report in Report.objects.order_by("created_at", "id").iterator():
        report.case = case_for(apps, report)
        report.copy = copy_of(apps, report)
        report.save(update_fields=["case", "copy"])
        case = report.case
        case.report_count += 1
        case.opened_at = min(case.opened_at, report.created_at)
        case.rule_id, case.rule_title = case.rule_id or report.rule_id, case.rule_title or report.rule_title
        case.save()
        event(apps, case, "reported", report.created_at, actor_id=report.reporter_id, rule=report.rule_title)
        if report.closed_at is not None:
            event(apps, case, "answered", report.closed_at, person_id=report.reporter_id)


def case_of(apps: Apps, row: Any, state: str, decided_at: Any = None) -> Any:
    is_open = state == "open"
    return apps.get_model("moderation", "Case").objects.create(
        **{name: getattr(row, name) for name in ABOUT},
        state=state,
        source="report" if is_open else "moderator",
        is_open=is_open,
        open_key=row.thing_key if is_open else None,
        rule_id=row.rule_id,
        rule_title=row.rule_title,
        opened_at=row.created_at,
        decided_at=decided_at,
        closed_at=decided_at,
    )


def case_for(apps: Apps, report: Any) -> Any:
    """The open case about the thing, the case of the decision that answered it, or a closed one of its own."""
    Case = apps.get_model("moderation", "Case")
    if report.status == "open":
        return Case.objects.filter(open_key=report.thing_key).first() or case_of(apps, report, "open")
    answer = report.decision
    if answer is not None and answer.thing_key == report.thing_key:
        answer.case.source = "report"
        return answer.case
    return case_of(apps, report, "closed", report.closed_at)


def copy_of(apps: Apps, report: Any) -> Any:
    digest = hashlib.sha256(report.snapshot.encode()).hexdigest()
    kept, _is_new = apps.get_model("moderation", "Snapshot").objects.get_or_create(
        case=report.case, digest=digest, defaults={"text": report.snapshot, "taken_at": report.created_at}
    )
    return kept


def keep_sanction(apps: Apps, decision: Any) -> None:
    """What still holds today becomes a sanction that holds; of the rest the log says that it ended."""
    if decision.action not in LASTING:
        return
    Sanction = apps.get_model("moderation", "Sanction")
    key = f"member:{decision.about_id}" if decision.action == "suspend" else decision.thing_key
    active_key = f"{decision.action}:{key}"
    holds = is_in_force(decision)
    # Only the latest of one kind can be what holds today.
    Sanction.objects.filter(active_key=active_key).update(
        active_key=None, ended_at=decision.created_at, ending="replaced"
    )
    Sanction.objects.create(
        decision=decision,
        action=decision.action,
        thing_key=key,
        member_id=decision.about_id,
        active_key=active_key if holds else None,
        starts_at=decision.created_at,
        ends_at=decision.until,
        review_at=None if decision.until else decision.created_at + LOOK_AGAIN_AFTER,
        ended_at=None if holds else decision.until or decision.created_at,
        ending="" if holds else "lifted",
    )


def is_in_force(decision: Any) -> bool:
    if decision.action == "suspend":
        until = decision.about and decision.about.suspended_until
        return until is not None and until == decision.until and until > timezone.now()
    thing = decision.post or decision.comment
    wanted = {"hold": "held", "remove": "removed"}[decision.action]
    return thing is not None and thing.moderation_state == wanted


def event(
    apps: Apps,
    case: Any,
    kind: str,
    at: Any,
    actor_id: int | None = None,
    person_id: int | None = None,
    **data: Any,
) -> None:
    apps.get_model("moderation", "CaseEvent").objects.create(
        case=case, kind=kind, at=at, actor_id=actor_id, person_id=person_id, data=data
    )


def scatter(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    Report = apps.get_model("moderation", "Report")
    for report in Report.objects.select_related("copy").iterator():
        report.snapshot = report.copy.text if report.copy else ""
        report.case = report.copy = None
        report.save(update_fields=["snapshot", "case", "copy"])
    apps.get_model("moderation", "Decision").objects.update(case=None)
    apps.get_model("moderation", "Case").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("moderation", "0003_cases")]

    operations = [migrations.RunPython(gather, scatter)]
