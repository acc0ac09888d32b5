"""Asking for a copy. How one is made is in `fulfilling`, which the task runs."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.common.errors import NotAllowed
from community.common.transactions import atomic_retry
from community.exports.errors import ExportRefused
from community.exports.models import Export
from community.exports.tasks import make_export
from community.members.models import Member

State = Export.State
ONE_IN = timedelta(days=1)


@atomic_retry
def request_export(*, by: Member) -> Export:
    """Ask for a copy of everything; it is made in the background. Suspended members may, and those about to leave.

    Raises NotAllowed, ExportRefused.
    """
    held = Member.objects.select_for_update().get(pk=by.pk)
    if held.left_at is not None or held.activated_at is None:
        raise NotAllowed(_("You have nothing here to take along."))
    today = Export.objects.visible_to(held).filter(requested_at__gt=timezone.now() - ONE_IN)
    if today.exclude(state=State.FAILED).exists():
        raise ExportRefused(_("You can ask for one copy a day. Please come back tomorrow."))
    export: Export = Export.objects.create(member=held)
    transaction.on_commit(lambda: make_export.enqueue(export.pk))
    return export
