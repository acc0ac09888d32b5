"""Deleting removed content for good, and evidence whose time is over."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from community.common.errors import OperationRefused
from community.members.models import Member
from community.moderation.models import (
    Appeal,
    Case,
    CaseEvent,
    CaseMessage,
    CaseNote,
    Decision,
    Report,
    Sanction,
    Snapshot,
)
from community.moderation.operations.auditing import audit, in_turn
from community.moderation.operations.cases import locked
from community.moderation.operations.copying import delete_copy
from community.moderation.operations.events import WORDS, add_event, subject_of
from community.moderation.operations.sanctioning import finish, locked_content
from community.moderation.signals import content_purged
from community.moderation.things import Thing, thing_key

EVIDENCE_KEPT_FOR = timedelta(days=365)
AT_ONCE = 200


def check_may_be_purged(content: Thing | None) -> None:
    """Raise OperationRefused unless it is removed and nobody waits for the answer to an appeal."""
    current = locked_content(content)
    if not current.is_removed:
        raise OperationRefused(_("Only what was removed can be deleted for good."))
    appeals = Appeal.objects.open().filter(decision__thing_key=thing_key(current))
    if appeals.exists():
        raise OperationRefused(_("There is an appeal about this. Answer it first."))


@in_turn
def purge(case: Case, by: Member | None, why: str) -> None:
    """Delete removed content with its files. Only what moderators kept as evidence stays, for its time."""
    current = locked(case)
    check_may_be_purged(current.target)
    content = locked_content(current.target)
    key = thing_key(content)
    for sanction in Sanction.objects.active().on_thing(key).select_for_update():
        finish(sanction, Sanction.Ending.PURGED)
    add_event(current, CaseEvent.Kind.DELETED, by, why=why)
    content_purged.send(sender=type(content), content=content)


@in_turn
def purge_removed() -> int:
    """Delete what was removed and whose time to be read by its author is over; returns how many."""
    due = Sanction.objects.active().filter(action=Decision.Action.REMOVE, review_at__lte=timezone.now())
    purged = 0
    for sanction in due.select_related("decision__case").order_by("id")[:AT_ONCE]:
        try:
            purge(sanction.decision.case, None, "kept for its time")
            purged += 1
        except OperationRefused:
            # An appeal waits, or its author was faster.
            if sanction.decision.target is None:
                finish(sanction, Sanction.Ending.PURGED)
    return purged


@in_turn
def forget_evidence(before: datetime) -> int:
    """Delete copies, notes and messages of cases decided before then; the bare record stays. Returns how many cases."""
    old = Case.objects.filter(is_open=False, decided_at__lt=before).exclude(state=Case.State.APPEALED)
    with_words = old.filter(pk__in=_with_words()).order_by("id")[:AT_ONCE]
    cases = list(with_words)
    for case in cases:
        for kept in Snapshot.objects.filter(case=case):
            delete_copy(kept)
        CaseNote.objects.filter(case=case).delete()
        CaseMessage.objects.filter(case=case).delete()
        Report.objects.filter(case=case).update(note="")
        _forget_what_was_told(case)
        audit("evidence_deleted", None, subject_of(case))
    return len(cases)


def _forget_what_was_told(case: Case) -> None:
    """Delete what people were told, which quotes what it was about. Its author may read their decision for good."""
    for event in CaseEvent.objects.filter(case=case):
        left = {key: value for key, value in event.data.items() if key not in WORDS}
        if left != event.data:
            CaseEvent.objects.filter(pk=event.pk).update(data=left)
    Decision.objects.filter(case=case, about__left_at__isnull=False).update(notice="")
    Appeal.objects.filter(decision__case=case, by__left_at__isnull=False).update(text="", answer="")


def _with_words() -> "set[int]":
    numbers: set[int] = set()
    for rows in (Snapshot.objects, CaseNote.objects, CaseMessage.objects):
        numbers.update(rows.values_list("case_id", flat=True).distinct())
    return numbers
