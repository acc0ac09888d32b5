"""Deleting copies: whose time is over, whose owner leaves, and in the end their rows."""

from datetime import datetime

from community.common.transactions import atomic_retry
from community.exports.models import Export
from community.exports.storage import delete_files_on_commit
from community.members.models import Member

State = Export.State


@atomic_retry
def expire_exports(*, now: datetime) -> int:
    """Delete the files of copies whose time is over; returns how many."""
    over = list(Export.objects.select_for_update().expired(now).order_by("pk"))
    Export.objects.filter(pk__in=[export.pk for export in over]).update(state=State.EXPIRED)
    delete_files_on_commit([export.key for export in over])
    return len(over)


@atomic_retry
def delete_exports_of(*, member: Member) -> None:
    """Delete a member's copies, also one that is being made. Asks nobody's leave: the member is leaving."""
    exports = list(Export.objects.select_for_update().filter(member=member).order_by("pk"))
    delete_files_on_commit([export.key for export in exports])
    Export.objects.filter(pk__in=[export.pk for export in exports]).delete()


@atomic_retry
def forget_exports(*, before: datetime) -> int:
    """Delete the rows of copies that were asked for before that moment and are over; returns how many."""
    over = Export.objects.filter(requested_at__lt=before, state__in=(State.EXPIRED, State.FAILED))
    return int(over.delete()[0])
