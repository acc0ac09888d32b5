"""Taking a place in the table before something is done, and giving it back when nothing came of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from community.common.errors import OperationRefused
from community.limits.actors import Actor, actor_for
from community.limits.counts import Count, Store, StoreDown
from community.limits.newcomers import is_newcomer
from community.limits.rules import READS, Window, has_rule_for_newcomers, waits_for_the_store, windows_of
from community.limits.stores import check_cache, own_store, shared_store
from community.limits.words import too_many
from community.members.models import Member

__all__ = ["Spent", "StoreDown", "TooMany", "spend", "spending"]


class TooMany(OperationRefused):
    """This was done too often; `str()` says how often it can be, and when it goes on. `wait` is in seconds."""

    def __init__(self, message: str, action: str, window: Window, wait: int) -> None:
        super().__init__(message)
        self.action, self.window, self.wait = action, window, wait


@dataclass(frozen=True)
class Spent:
    """One place taken, and what is left of its window."""

    action: str
    window: Window
    count: Count
    key: str
    store: Store


def spend(actor: Actor, action: str) -> list[Spent]:
    """Count one deed of an actor, in each window of its row. Raises TooMany; StoreDown where that must be waited for."""
    kind = _kind(actor, action)
    taken: list[Spent] = []
    for window in windows_of(action, kind):
        key = f"limits:{action}:{window.most}/{window.seconds}:{actor.key}"
        count, store = _counted(key, action, window)
        if count.used > window.most:
            give_back(taken)
            words = too_many(action, window, count.wait, is_new=kind == "newcomer")
            raise TooMany(words, action, window, count.wait)
        taken.append(Spent(action, window, count, key, store))
    return taken


def give_back(taken: list[Spent]) -> None:
    """Free the places again."""
    for spent in taken:
        spent.store.give_back(spent.key)


@contextmanager
def spending(member: Member, action: str) -> Iterator[None]:
    """Count what is done inside, unless it is refused. Raises TooMany before it begins."""
    taken = spend(actor_for(member), action)
    try:
        yield
    except OperationRefused:
        give_back(taken)
        raise


def _kind(actor: Actor, action: str) -> str:
    if actor.member is not None and has_rule_for_newcomers(action) and is_newcomer(actor.member):
        return "newcomer"
    return actor.kind


def _counted(key: str, action: str, window: Window) -> tuple[Count, Store]:
    """Count where all count together; while that is away in this process alone, if this may not wait."""
    store = shared_store(for_reads=action in READS)
    if waits_for_the_store(action):
        check_cache()
    try:
        return store.take(key, window), store
    except StoreDown:
        if waits_for_the_store(action):
            raise
        return own_store.take(key, window), own_store
