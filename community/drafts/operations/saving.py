"""Keeping what is being written, every few seconds and from several windows."""

import uuid
from dataclasses import dataclass, replace

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.common.errors import NotAllowed
from community.common.transactions import atomic_retry
from community.drafts.errors import AlreadySent, DraftConflict, DraftRefused
from community.drafts.models import (
    WINDOW_MAX_LENGTH,
    Draft,
    DraftPicture,
)
from community.drafts.permissions import can_keep_changes, can_keep_drafts
from community.drafts.storable import storable
from community.drafts.words import Words, words_of
from community.members.models import Member
from community.posts.models import Post, PostPicture

MAX_DRAFTS = 100


@dataclass(frozen=True)
class Window:
    """One open page of a browser, and how often it has saved; its saves may arrive late or twice."""

    name: str = ""
    serial: int = 0


@atomic_retry
def save_draft(
    *,
    by: Member,
    words: Words,
    submission_key: uuid.UUID | None = None,
    post: Post | None = None,
    expected_number: int | None = None,
    window: Window | None = None,
) -> Draft:
    """Keep words as they are, as a draft of a new post (found by its key) or of a change to `post`.

    The same words again change nothing. Raises NotAllowed, DraftRefused; DraftConflict when another window saved
    other words since the draft had `expected_number`; AlreadySent when the draft has become a post.
    """
    if not can_keep_drafts(by):
        raise NotAllowed(_("You can’t keep drafts at the moment."))
    if post is not None and not can_keep_changes(by, post):
        raise NotAllowed(_("You can only change your own posts."))
    words, window = storable(words), window or Window()
    draft = _held(by, submission_key, post) or _started(by, words, submission_key, post, window)
    return _saved_over(draft, words, expected_number, window)


def keep_apart(*, by: Member, words: Words) -> Draft:
    """Keep words as a draft of a new post of their own; pictures that hang in a post stay there. Raises as saving."""
    hanging = set(
        PostPicture.objects.filter(picture__in=[placed.picture for placed in words.pictures]).values_list(
            "picture_id", flat=True
        )
    )
    free = tuple(placed for placed in words.pictures if placed.picture.pk not in hanging)
    return save_draft(
        by=by, words=replace(words, pictures=free, post_version=""), submission_key=uuid.uuid4()
    )


def _held(by: Member, key: uuid.UUID | None, post: Post | None) -> Draft | None:
    """Return the draft meant, held so that nobody else saves it meanwhile."""
    if post is None and key is None:
        return None
    meant = {"post": post} if post is not None else {"post": None, "submission_key": key}
    return Draft.objects.select_for_update().filter(author=by, **meant).first()


def _started(by: Member, words: Words, key: uuid.UUID | None, post: Post | None, window: Window) -> Draft:
    """Return a new draft, or the one that another save began at the same moment. Raises AlreadySent, DraftRefused."""
    if post is None and key is not None:
        sent = Post.objects.filter(author=by, submission_key=key).first()
        if sent is not None:
            raise AlreadySent(_("This has been posted already."), sent)
    if Draft.objects.filter(author=by).count() >= MAX_DRAFTS:
        message = _("You have %(limit)d drafts, which is as many as are kept. Post or delete some first.")
        raise DraftRefused(message % {"limit": MAX_DRAFTS})
    if (
        key is None
        or post is not None
        or Draft.objects.filter(submission_key=key).exclude(author=by).exists()
    ):
        key = uuid.uuid4()
    draft = Draft(author=by, post=post, submission_key=key, number=0)
    try:
        with transaction.atomic():
            draft.save(force_insert=True)
    except IntegrityError:
        if (begun := _held(by, key, post)) is None:
            raise
        return begun
    return draft


def _saved_over(draft: Draft, words: Words, expected_number: int | None, window: Window) -> Draft:
    """Replace what is stored, unless another window has saved other words. Raises DraftConflict."""
    if draft.number and (words_of(draft) == words or _is_overtaken(draft, window)):
        return draft
    is_own = bool(window.name) and window.name == draft.window
    is_behind = expected_number is not None and expected_number != draft.number
    if draft.number and is_behind and not is_own and not words_of(draft).reads_like(words):
        raise DraftConflict(_("This was changed in another window or on another device."), draft)
    for name, value in words.stored.items():
        setattr(draft, name, value)
    draft.number, draft.saved_at, draft.refusal = draft.number + 1, timezone.now(), ""
    draft.window, draft.serial = window.name[:WINDOW_MAX_LENGTH], window.serial
    draft.save()
    _place(draft, words)
    return draft


def _is_overtaken(draft: Draft, window: Window) -> bool:
    """Whether a younger save of the same window has come in before this one."""
    return bool(window.name) and window.name == draft.window and window.serial <= draft.serial


def _place(draft: Draft, words: Words) -> None:
    """Give a draft exactly these pictures in this order."""
    DraftPicture.objects.filter(draft=draft).delete()
    DraftPicture.objects.bulk_create(
        DraftPicture(
            draft=draft,
            picture=placed.picture,
            position=position,
            alt_text=placed.said.alt_text,
            is_decorative=placed.said.is_decorative,
            focus=str(placed.said.focus or ""),
        )
        for position, placed in enumerate(words.pictures)
    )
