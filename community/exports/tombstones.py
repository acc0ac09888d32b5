"""Who must stay forgotten: one empty file for each member who left, named by a hash that says nothing without their row.

They are files and not rows, so that a restored database does not lose them with everything else that is younger than it.
"""

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from community.members.models import Member

PREFIX = "tombstones"


def digest_of(member: Member) -> str:
    """Return the hash of who a row is: its number and the microsecond in which it was made."""
    made = member.created_at.astimezone(UTC).isoformat(timespec="microseconds")
    return hashlib.sha256(f"member:{member.pk}:{made}".encode()).hexdigest()


def remember_to_forget(member: Member) -> None:
    """Leave a file behind. Twice is the same as once."""
    path = f"{PREFIX}/{digest_of(member)}"
    if not default_storage.exists(path):
        default_storage.save(path, ContentFile(b""))


def stored_digests() -> set[str]:
    """Return the hashes of all who left."""
    with suppress(FileNotFoundError):
        return set(default_storage.listdir(PREFIX)[1])
    return set()


def to_be_forgotten(digests: Iterable[str]) -> list[int]:
    """Return the numbers of members who are back in the database and should not be."""
    gone = set(digests)
    here = Member.objects.filter(left_at__isnull=True).only("pk", "created_at")
    return [member.pk for member in here.iterator() if digest_of(member) in gone]
