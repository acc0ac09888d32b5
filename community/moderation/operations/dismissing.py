"""Answering reports without doing anything else."""

from django.utils.translation import gettext as _

from community.common.errors import OperationRefused
from community.common.transactions import atomic_retry
from community.members.models import Member
from community.moderation.models import Decision, Report
from community.moderation.operations.recording import (
    answer_reports,
    check_may_decide,
    checked_message,
    note_in_log,
    record,
)
from community.moderation.things import Thing, is_gone, person_behind, thing_key


@atomic_retry
def dismiss_reports(*, target: Thing, by: Member, message: str = "") -> Decision:
    """Leave a thing as it is and tell everybody who reported it; its author never learns of the reports.

    Raises NotAllowed; OperationRefused when no report about it is open.
    """
    check_may_decide(by, person_behind(target))
    words = checked_message(message)
    key = thing_key(target)
    _check_something_waits(key)
    decision = record(Decision.Action.DISMISS, target, by, message=words)
    answer_reports(decision, target, [key])
    return decision


@atomic_retry
def dismiss_gone(*, report: Report, by: Member, message: str = "") -> Decision:
    """Answer all open reports about a thing that its author has deleted since. Raises NotAllowed, OperationRefused."""
    check_may_decide(by, report.about)
    words = checked_message(message)
    if not is_gone(report.target):
        raise OperationRefused(_("This is still there. Please look at it again."))
    _check_something_waits(report.thing_key)
    decision = Decision.objects.create(
        action=Decision.Action.DISMISS,
        by=by,
        message=words,
        kind=report.kind,
        thing_key=report.thing_key,
        about=report.about,
    )
    note_in_log(decision, report, _("Report %(number)d") % {"number": report.pk})
    answer_reports(decision, None, [report.thing_key])
    return decision


def _check_something_waits(key: str) -> None:
    # Locking the open reports lets only one of two moderators answer them.
    if not list(Report.objects.open().about_thing(key).select_for_update().values_list("pk", flat=True)):
        raise OperationRefused(_("The reports about this have been answered already."))
