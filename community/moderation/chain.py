"""The hash chain of the audit log: each entry's hash covers all it says and the hash of the entry before."""

import hashlib
import json
from collections.abc import Iterator

from community.moderation.models import AuditEntry, AuditHead

HEAD = 1
COVERED = ("number", "actor_id", "actor", "action", "subject", "why", "before", "after", "previous")
AT_ONCE = 1000


def hash_of(entry: AuditEntry) -> str:
    """Return what the entry's hash has to be."""
    said = {name: getattr(entry, name) for name in COVERED} | {"at": entry.at.isoformat()}
    words = json.dumps(said, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(words.encode()).hexdigest()


def breaks() -> Iterator[str]:
    """Yield a sentence for each place where the log is not as it was written; nothing when it is whole."""
    number, previous = 0, ""
    for entry in AuditEntry.objects.in_order().iterator(AT_ONCE):
        if entry.number != number + 1:
            yield f"Between entries {number} and {entry.number} some are missing."
        if entry.previous != previous:
            yield f"Entry {entry.number} does not follow from the one before it."
        if entry.hash != hash_of(entry):
            yield f"Entry {entry.number} was changed after it was written."
        number, previous = entry.number, entry.hash
    head = AuditHead.objects.filter(pk=HEAD).first() or AuditHead()
    if (head.number, head.hash) != (number, previous):
        yield f"The log ends with entry {number}, and should end with entry {head.number}."
