"""Telling the moderators."""

from contextlib import ExitStack

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from community.common.errors import NotAllowed, OperationRefused
from community.members.models import Member
from community.members.permissions import can_take_part
from community.moderation.models import NOTE_MAX_LENGTH, Case, CaseEvent, Report
from community.moderation.operations.auditing import in_turn
from community.moderation.operations.cases import case_for
from community.moderation.operations.checks import about_fields, checked_words, rule_fields
from community.moderation.operations.copying import Copy, keep_copy, take_copy
from community.moderation.operations.events import add_event
from community.moderation.permissions import reportable_members
from community.moderation.rules import CitedRule
from community.moderation.things import Thing, person_behind, thing_key


class AlreadyReported(OperationRefused):
    """This person's report about this thing is still open."""


def report(*, target: Thing, by: Member, rule: CitedRule, note: str = "") -> Report:
    """Tell the moderators that a post, a comment or a member breaks a rule; keep a copy of how it is now.

    Reports about the same thing join one case. Raises NotAllowed; AlreadyReported while their earlier report is
    open; OperationRefused for a note too long.
    """
    _check_may_report(target, by)
    words = checked_words(note, limit=NOTE_MAX_LENGTH)
    _check_is_new(target, by)
    with ExitStack() as undo:
        # Files are copied before the turn is taken, so that nobody waits for them.
        copy = take_copy(target, undo)
        made = _report(target, by, rule, words, copy)
        undo.pop_all()
    return made


@in_turn
def _report(target: Thing, by: Member, rule: CitedRule, note: str, copy: Copy) -> Report:
    _check_is_new(target, by)
    try:
        with transaction.atomic():
            case = case_for(target, Case.Source.REPORT, by, rule)
            made = Report.objects.create(
                case=case,
                reporter=by,
                note=note,
                copy=keep_copy(case, copy),
                open_key=_open_key(target, by),
                **about_fields(target),
                **rule_fields(rule),
            )
    except IntegrityError as error:
        # The thing was deleted at this moment.
        raise NotAllowed(_("This is no longer here.")) from error
    Case.objects.filter(pk=case.pk).update(report_count=F("report_count") + 1)
    add_event(case, CaseEvent.Kind.REPORTED, by, person=by, report=made.pk, rule=made.rule_title)
    return made


def _check_may_report(target: Thing, by: Member) -> None:
    if not can_take_part(by):
        raise NotAllowed(_("You can't report anything at the moment."))
    if person_behind(target) == by:
        raise NotAllowed(_("You can't report yourself or what you made."))
    in_sight = reportable_members(by) if isinstance(target, Member) else type(target).objects.visible_to(by)
    if not in_sight.filter(pk=target.pk).exists():
        raise NotAllowed(_("This is no longer here."))


def _check_is_new(target: Thing, by: Member) -> None:
    if Report.objects.filter(open_key=_open_key(target, by)).exists():
        raise AlreadyReported(
            _("You have told us about this already. The moderators will write to you when they have decided.")
        )


def _open_key(target: Thing, by: Member) -> str:
    return f"{thing_key(target)}:{by.pk}"
