"""Telling the moderators."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from community.common.errors import NotAllowed, OperationRefused
from community.common.text import clean_text
from community.common.transactions import atomic_retry
from community.members.models import Member
from community.members.permissions import can_take_part
from community.moderation.models import NOTE_MAX_LENGTH, Report
from community.moderation.operations.recording import about_fields, rule_fields
from community.moderation.rules import CitedRule
from community.moderation.snapshots import snapshot
from community.moderation.things import Thing, person_behind, thing_key


class AlreadyReported(OperationRefused):
    """This person's report about this thing is still open."""


@atomic_retry
def report(*, target: Thing, by: Member, rule: CitedRule, note: str = "") -> Report:
    """Tell the moderators that a post, a comment or a member breaks a rule; keep a copy of how it reads now.

    Raises NotAllowed; AlreadyReported while their earlier report is open; OperationRefused for a note too long.
    """
    _check_may_report(target, by)
    words = _checked_note(note)
    open_key = f"{thing_key(target)}:{by.pk}"
    if Report.objects.filter(open_key=open_key).exists():
        raise _already_reported()
    values = {**about_fields(target), **rule_fields(rule)}
    try:
        with transaction.atomic():
            return Report.objects.create(
                reporter=by, note=words, snapshot=snapshot(target), open_key=open_key, **values
            )
    except IntegrityError as error:
        # Either the same form came twice at the same moment, or the thing was deleted at that moment.
        if Report.objects.filter(open_key=open_key).exists():
            raise _already_reported() from error
        raise NotAllowed(_("This is no longer here.")) from error


def _check_may_report(target: Thing, by: Member) -> None:
    if not can_take_part(by):
        raise NotAllowed(_("You can't report anything at the moment."))
    if person_behind(target) == by:
        raise NotAllowed(_("You can't report yourself or what you made."))
    if not type(target).objects.visible_to(by).filter(pk=target.pk).exists():
        raise NotAllowed(_("This is no longer here."))


def _checked_note(typed: str) -> str:
    try:
        words = clean_text(typed, multiline=True)
    except ValidationError as error:
        raise OperationRefused(error.messages[0]) from error
    if len(words) > NOTE_MAX_LENGTH:
        raise OperationRefused(
            _("A note can have at most %(limit)d characters.") % {"limit": NOTE_MAX_LENGTH}
        )
    return words


def _already_reported() -> AlreadyReported:
    return AlreadyReported(
        _("You have told us about this already. The moderators will write to you when they have decided.")
    )
