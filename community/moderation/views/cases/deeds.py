"""What can be done with a case besides deciding it; each returns the sentence the moderator reads afterwards."""

from collections.abc import Callable

from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

from community.common.errors import OperationRefused
from community.common.numbers import row_number
from community.members.models import Member
from community.moderation import operations
from community.moderation.models import Case
from community.moderation.notices import moment


def do(case: Case, by: Member, typed: QueryDict) -> str:
    """Do what the pressed button says. Raises Http404 for what is none, OperationRefused."""
    deed = DEEDS.get(typed.get("deed", ""))
    if deed is None:
        raise Http404
    return deed(case, by, typed)


def _claim(case: Case, by: Member, typed: QueryDict) -> str:
    claimed = operations.claim(case=case, by=by)
    return _("This case is yours until %(time)s.") % {"time": moment(claimed.claimed_until)}


def _release(case: Case, by: Member, typed: QueryDict) -> str:
    operations.release(case=case, by=by)
    return _("This case is in the queue again.")


def _hand_over(case: Case, by: Member, typed: QueryDict) -> str:
    others = Member.objects.moderators().exclude(pk=by.pk)
    to = others.filter(pk=_number(typed, "to")).first()
    if to is None:
        raise OperationRefused(_("Please choose to whom."))
    operations.hand_over(case=case, by=by, to=to)
    return _("This case is with %(name)s now.") % {"name": to.name}


def _take_over(case: Case, by: Member, typed: QueryDict) -> str:
    operations.take_over(case=case, by=by, reason=typed.get("text", ""))
    return _("This case is yours now. The log says why.")


def _wait(case: Case, by: Member, typed: QueryDict) -> str:
    operations.wait_for_answer(case=case, by=by)
    return _("This case waits for an answer.")


def _harm(case: Case, by: Member, typed: QueryDict) -> str:
    operations.set_harm(case=case, by=by, harm=_number(typed, "harm"))
    return _("The queue is sorted by this from now on.")


def _note(case: Case, by: Member, typed: QueryDict) -> str:
    operations.note(case=case, by=by, text=typed.get("text", ""))
    return _("Noted. Only moderators read this.")


def _write_to_author(case: Case, by: Member, typed: QueryDict) -> str:
    operations.write_to_author(case=case, by=by, text=typed.get("text", ""))
    return _("Sent in the team’s name.")


def _write_to_reporter(case: Case, by: Member, typed: QueryDict) -> str:
    reporter = Member.objects.filter(reports_made__case=case, pk=_number(typed, "reporter")).first()
    if reporter is None:
        raise OperationRefused(_("Please choose to whom."))
    operations.write_to_reporter(case=case, by=by, reporter=reporter, text=typed.get("text", ""))
    return _("Sent in the team’s name.")


def _delete(case: Case, by: Member, typed: QueryDict) -> str:
    operations.propose_deletion(case=case, by=by, reason=typed.get("text", ""))
    return _("Proposed. It is deleted once a second moderator confirms.")


def _number(typed: QueryDict, name: str) -> int:
    return row_number(typed.get(name, "")) or 0


DEEDS: dict[str, Callable[[Case, Member, QueryDict], str]] = {
    "claim": _claim,
    "release": _release,
    "hand_over": _hand_over,
    "take_over": _take_over,
    "wait": _wait,
    "harm": _harm,
    "note": _note,
    "author": _write_to_author,
    "reporter": _write_to_reporter,
    "delete": _delete,
}
