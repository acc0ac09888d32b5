"""Making a copy that somebody asked for: once, however often and wherever it is begun."""

import hashlib
import tempfile
from datetime import timedelta
from typing import IO

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from community.common.transactions import atomic_retry
from community.exports.making import write_copy
from community.exports.models import Export, random_key
from community.exports.storage import delete_file, delete_files_on_commit, save_file
from community.notifications.kinds import Kind
from community.notifications.operations import notify

State = Export.State
KEPT_FOR = timedelta(hours=24)
MAX_ATTEMPTS = 3


def fulfil(*, number: int) -> bool:
    """Make the copy with this number, unless somebody else is at it or has made it; returns whether it is there now.

    Safe to begin again at any point: a try that dies leaves a file that the next one, or the sweep, deletes.
    """
    export = _take(number=number)
    if export is None:
        return False
    with tempfile.TemporaryFile() as file:
        write_copy(export.member, file)
        size, digest = _measured(file)
        save_file(export.key, file)
    if _finish(number=number, key=export.key, size=size, digest=digest):
        return True
    delete_file(export.key)
    return False


@atomic_retry
def _take(*, number: int) -> Export | None:
    """Begin a try under a new key, so that one held to be dead can no longer finish."""
    now = timezone.now()
    export: Export | None = (
        Export.objects.select_for_update()
        .free_to_make(now)
        .filter(pk=number, member__left_at__isnull=True)
        .first()
    )
    if export is None:
        return None
    if export.attempts:
        delete_files_on_commit([export.key])
    export.attempts += 1
    export.state = State.MAKING if export.attempts <= MAX_ATTEMPTS else State.FAILED
    export.key, export.started_at = random_key(), now
    export.save(update_fields=["attempts", "state", "key", "started_at"])
    return export if export.state == State.MAKING else None


@atomic_retry
def _finish(*, number: int, key: str, size: int, digest: str) -> bool:
    """Note that the file is there and tell its owner; False when the try was given up or its owner has left."""
    now = timezone.now()
    values = {"state": State.READY, "ready_at": now, "expires_at": now + KEPT_FOR}
    mine = Export.objects.filter(pk=number, key=key, state=State.MAKING)
    if not mine.update(size=size, sha256=digest, **values):
        return False
    export = Export.objects.select_related("member").get(pk=number)
    words = _("You can download it until %(until)s. It is deleted after that.")
    until = date_format(timezone.localtime(export.expires_at), "j F Y, H:i")
    notify(recipient=export.member, kind=Kind.EXPORT_READY, text=words % {"until": until})
    return True


def _measured(file: IO[bytes]) -> tuple[int, str]:
    """Return the size and the checksum of what was written, and go back to the beginning of it."""
    size = file.tell()
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    file.seek(0)
    return size, digest
