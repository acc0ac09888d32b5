"""What a member filters in one place, read in one query, and in none for those who filter nothing."""

from community.filters.matching import Phrase, Sieve
from community.filters.models import Scope, WordFilter
from community.members.models import Member

NOTHING = Sieve()


def sieve_for(viewer: Member | None, scope: Scope) -> Sieve:
    """Return what the viewer keeps from themselves in lists, comments or notifications."""
    if viewer is None or not viewer.has_filters:
        return NOTHING
    found = WordFilter.objects.in_force().filter(owner=viewer, **{f"in_{scope.value}": True})
    rows = found.order_by("pk").values_list("phrase", "is_whole_word", "action")
    return Sieve(
        tuple(
            Phrase.of(phrase, is_whole_word=whole, hides=action == WordFilter.Action.HIDE)
            for phrase, whole, action in rows
        )
    )
