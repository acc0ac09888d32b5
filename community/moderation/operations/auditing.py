"""The log of moderation: every deed takes its turn, and says what it did before the next one begins."""

import functools
from collections.abc import Callable, Mapping
from typing import Any, ParamSpec, TypeVar

from django.utils import timezone

from community.common.transactions import atomic_retry
from community.members.models import Member
from community.moderation.chain import HEAD, hash_of
from community.moderation.models import AuditEntry, AuditHead

P = ParamSpec("P")
R = TypeVar("R")


def in_turn(operation: Callable[P, R]) -> Callable[P, R]:
    """Run a deed of moderation in a transaction, one after the other.

    All take the same row first and others only then. So none waits for one that waits for it, none decides what
    another is deciding, and the log has one order.
    """

    @atomic_retry
    @functools.wraps(operation)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        _locked_head()
        return operation(*args, **kwargs)

    return run


def audit(
    action: str,
    by: Member | None,
    subject: str,
    *,
    why: str = "",
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    is_named: bool = True,
) -> AuditEntry:
    """Add an entry to the log. `by` is None for what the site does by itself; call it inside `in_turn` only.

    With `is_named` False it says only the number of who did it: for members, whose handle goes when they leave.
    """
    head = _locked_head()
    entry = AuditEntry(
        number=head.number + 1,
        at=timezone.now(),
        actor_id=by.pk if by is not None else None,
        actor=by.handle if by is not None and is_named else "",
        action=action,
        subject=subject,
        why=why,
        before=dict(before or {}),
        after=dict(after or {}),
        previous=head.hash,
    )
    entry.hash = hash_of(entry)
    entry.save()
    head.number, head.hash = entry.number, entry.hash
    head.save(update_fields=["number", "hash"])
    return entry


def _locked_head() -> AuditHead:
    heads = AuditHead.objects.select_for_update().filter(pk=HEAD)
    head = heads.first()
    if head is None:
        AuditHead.objects.get_or_create(pk=HEAD)
        head = heads.get()
    return head
