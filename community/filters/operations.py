"""Adding, changing and deleting word filters."""

import hashlib
from collections.abc import Collection
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from community.common.errors import NotAllowed, OperationRefused
from community.common.text import clean_text
from community.common.transactions import atomic_retry
from community.filters.folding import folded, parted
from community.filters.models import MOST_FILTERS, PHRASE_MAX_LENGTH, Scope, WordFilter
from community.members.models import Member

Action = WordFilter.Action


class FilterRefused(OperationRefused):
    """The phrase is empty, too long, there already, or one too many."""


@atomic_retry
def add_filter(
    *,
    by: Member,
    phrase: str,
    action: str = Action.FOLD,
    scopes: Collection[str] = tuple(Scope),
    is_whole_word: bool = True,
    expires_at: datetime | None = None,
) -> WordFilter:
    """Keep others' words with a phrase from a member. A phrase that is filtered already gets the new wishes.

    Raises FilterRefused.
    """
    words = checked_phrase(phrase)
    _lock(by)
    mine = WordFilter.objects.filter(owner=by)
    known = mine.filter(key=phrase_key(words)).first()
    if known is None and mine.count() >= MOST_FILTERS:
        raise FilterRefused(_("You can have at most %(limit)d filters.") % {"limit": MOST_FILTERS})
    found = known or WordFilter(owner=by)
    _put(found, words, action, scopes, is_whole_word, expires_at)
    found.save()
    _note_filters(by)
    return found


@atomic_retry
def change_filter(
    *,
    word_filter: WordFilter,
    by: Member,
    phrase: str,
    action: str,
    scopes: Collection[str],
    is_whole_word: bool,
    expires_at: datetime | None,
) -> None:
    """Change a filter of one's own. Raises NotAllowed, FilterRefused."""
    if word_filter.owner_id != by.pk:
        raise NotAllowed(_("You can only change your own filters."))
    _put(word_filter, checked_phrase(phrase), action, scopes, is_whole_word, expires_at)
    try:
        with transaction.atomic():
            word_filter.save()
    except IntegrityError as error:
        raise FilterRefused(_("You filter this phrase already.")) from error


@atomic_retry
def delete_filter(*, word_filter: WordFilter, by: Member) -> None:
    """Let a phrase through again. Twice is the same as once. Raises NotAllowed."""
    if word_filter.owner_id != by.pk:
        raise NotAllowed(_("You can only change your own filters."))
    _lock(by)
    WordFilter.objects.filter(pk=word_filter.pk, owner=by).delete()
    _note_filters(by)


@atomic_retry
def forget_filters(*, member: Member) -> None:
    """Delete the filters of a member who leaves."""
    WordFilter.objects.filter(owner=member).delete()
    _note_filters(member)


def checked_phrase(typed: str) -> str:
    """Return the phrase as it is kept. Raises FilterRefused for one that is empty or too long."""
    try:
        words = clean_text(typed)
    except ValidationError as error:
        raise FilterRefused(error.messages[0]) from error
    if not parted(folded(words)).strip():
        raise FilterRefused(_("Type a word or a phrase that you would rather not meet."))
    if len(words) > PHRASE_MAX_LENGTH:
        message = _("A phrase can have at most %(limit)d characters; this one has %(length)d.")
        raise FilterRefused(message % {"limit": PHRASE_MAX_LENGTH, "length": len(words)})
    return words


def phrase_key(phrase: str) -> str:
    return hashlib.sha256(folded(phrase).encode()).hexdigest()


def _put(
    found: WordFilter,
    phrase: str,
    action: str,
    scopes: Collection[str],
    is_whole_word: bool,
    expires_at: datetime | None,
) -> None:
    if not set(scopes) & set(Scope) or action not in Action.values:
        raise FilterRefused(_("Choose at least one place where the filter looks."))
    found.phrase, found.key = phrase, phrase_key(phrase)
    found.action, found.is_whole_word, found.expires_at = action, is_whole_word, expires_at
    for scope in Scope:
        setattr(found, f"in_{scope.value}", scope in scopes)


def _lock(member: Member) -> None:
    list(Member.objects.select_for_update().filter(pk=member.pk).values_list("pk"))


def _note_filters(member: Member) -> None:
    """Keep with the member whether they filter anything: only then do their pages look."""
    member.has_filters = WordFilter.objects.filter(owner=member).exists()
    Member.objects.filter(pk=member.pk).update(has_filters=member.has_filters)
