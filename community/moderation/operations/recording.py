"""What every decision has in common: who may, the row that says so, the answer to reports, the audit log."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from community.common.errors import NotAllowed, OperationRefused
from community.common.text import clean_text
from community.members.models import Member
from community.moderation.models import MESSAGE_MAX_LENGTH, RULE_TITLE_MAX_LENGTH, Decision, Report
from community.moderation.notices import notice_for_author, notice_for_reporter
from community.moderation.permissions import can_decide_about, can_moderate
from community.moderation.rules import SOMETHING_ELSE_ID, CitedRule
from community.moderation.things import Thing, kind_of, log_title, person_behind, thing_key
from community.notifications.kinds import Kind
from community.notifications.operations import notify

Action = Decision.Action
# Who gave reason for these is answered as "acted on"; everything else leaves things as they are.
UPHOLDING = frozenset({Action.HOLD, Action.REMOVE, Action.SUSPEND})


def check_may_decide(by: Member, about: Member | None) -> None:
    """Raise NotAllowed unless this moderator may decide about this person."""
    if not can_moderate(by):
        raise NotAllowed(_("Only moderators can do this."))
    if about == by:
        raise NotAllowed(_("You can't decide about yourself. Another moderator will."))
    if not can_decide_about(by, about):
        raise NotAllowed(_("Only an administrator can decide about another moderator or an administrator."))


def checked_message(typed: str, rule: CitedRule | None = None) -> str:
    """Return the cleaned message. Raises OperationRefused when it is too long, or missing where no rule is cited."""
    try:
        message = clean_text(typed, multiline=True)
    except ValidationError as error:
        raise OperationRefused(error.messages[0]) from error
    if len(message) > MESSAGE_MAX_LENGTH:
        limit = {"limit": MESSAGE_MAX_LENGTH}
        raise OperationRefused(_("A message can have at most %(limit)d characters.") % limit)
    if rule is not None and rule.id == SOMETHING_ELSE_ID and not message:
        raise OperationRefused(_("Where no rule is cited, the author needs a reason in your own words."))
    return message


def about_fields(thing: Thing) -> dict[str, Any]:
    """Return what ties a row to its thing."""
    kind = kind_of(thing)
    return {"kind": kind, kind: thing, "thing_key": thing_key(thing), "about": person_behind(thing)}


def rule_fields(rule: CitedRule | None) -> dict[str, str]:
    """Return the rule as it reads today, for keeping."""
    if rule is None:
        return {}
    return {"rule_id": rule.id, "rule_title": rule.title[:RULE_TITLE_MAX_LENGTH], "rule_text": rule.text}


def record(
    action: Action,
    thing: Thing,
    by: Member,
    *,
    rule: CitedRule | None = None,
    message: str = "",
    until: datetime | None = None,
) -> Decision:
    """Keep a decision and note it in the audit log; the notes of one request share an id there."""
    decision = Decision.objects.create(
        action=action, by=by, message=message, until=until, **about_fields(thing), **rule_fields(rule)
    )
    note_in_log(decision, thing, log_title(thing))
    return decision


def note_in_log(decision: Decision, instance: Model, title: str) -> None:
    """Write the decision into Wagtail's audit log, under the thing it is about."""
    log(
        instance,
        f"moderation.{decision.action}",
        user=decision.by and decision.by.user,
        title=title,
        data={
            "decision": decision.pk,
            "rule": decision.rule_title,
            "message": decision.message,
            "until": decision.until.isoformat() if decision.until else "",
        },
    )


def tell_author(decision: Decision, thing: Thing) -> None:
    """Tell the person behind the thing once. What is removed is not linked: they could not open it."""
    links: dict[str, Any] = (
        {} if decision.action == Action.REMOVE or kind_of(thing) == "member" else {kind_of(thing): thing}
    )
    notify(
        recipient=person_behind(thing),
        kind=Kind.DECIDED,
        text=notice_for_author(decision, thing),
        **links,
    )


def answer_reports(decision: Decision, thing: Thing | None, keys: Iterable[str]) -> int:
    """Close all open reports about these things and tell each reporter once; returns how many were closed."""
    waiting = list(
        Report.objects.open()
        .filter(thing_key__in=list(keys))
        .select_for_update()
        .prefetch_related("reporter__user")
        .order_by("id")
    )
    status = Report.Status.UPHELD if decision.action in UPHOLDING else Report.Status.DISMISSED
    Report.objects.filter(pk__in=[one.pk for one in waiting]).update(
        status=status, decision=decision, closed_at=timezone.now(), open_key=None
    )
    told: set[int] = set()
    for one in waiting:
        if one.reporter is None or one.reporter.pk in told:
            continue
        told.add(one.reporter.pk)
        notify(
            recipient=one.reporter,
            kind=Kind.REPORT_ANSWERED,
            text=notice_for_reporter(decision, one, thing),
        )
    return len(waiting)
