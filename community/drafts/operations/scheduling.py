"""Posting at a time chosen before."""

from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from community.common.errors import NotAllowed, OperationRefused
from community.common.transactions import atomic_retry
from community.drafts.errors import DraftRefused
from community.drafts.models import Draft
from community.drafts.operations.publishing import publish_draft
from community.drafts.words import given_terms
from community.members.models import Member
from community.notifications.kinds import Kind
from community.notifications.operations import notify
from community.posts.gallery import check_pictures
from community.posts.models import Post
from community.posts.permissions import can_publish
from community.posts.tagging import checked_tags
from community.posts.tags import typed_tags
from community.posts.terms import PostTerms, checked_terms
from community.posts.wording import checked_wording, shortened

FARTHEST = timedelta(days=366)
NAMED_BY = 60


@atomic_retry
def schedule_draft(*, draft: Draft, by: Member, publish_at: datetime) -> Draft:
    """Have a draft posted by itself at a time; choosing again changes the time.

    Raises NotAllowed, DraftRefused; PostRefused when it could not be posted as it stands.
    """
    current = _own(draft, by)
    if not can_publish(by):
        raise NotAllowed(_("You can’t post at the moment."))
    if current.post_id:
        raise DraftRefused(_("Only a new post can wait for a time. A change is made when you save it."))
    now = timezone.now()
    if publish_at <= now:
        raise DraftRefused(_("This time has passed. Choose one in the future."))
    if publish_at > now + FARTHEST:
        raise DraftRefused(_("Choose a time within a year from now."))
    _check_fit(current)
    current.publish_at, current.refusal = publish_at, ""
    current.save(update_fields=["publish_at", "refusal"])
    return current


@atomic_retry
def unschedule_draft(*, draft: Draft, by: Member) -> Draft:
    """Keep a draft until it is posted by hand. Twice is the same as once. Raises NotAllowed, DraftRefused."""
    current = _own(draft, by)
    current.publish_at = None
    current.save(update_fields=["publish_at"])
    return current


@atomic_retry
def publish_if_due(*, number: int, now: datetime) -> Post | Draft | None:
    """Post the draft with this number if its time has come: the post, or the draft with the reason why not.

    Returns None when another run has it in hand or has posted it. The author learns of a refusal.
    """
    can_skip = connection.features.has_select_for_update_skip_locked
    due = Draft.objects.select_for_update(skip_locked=can_skip).due(now)
    draft: Draft | None = due.filter(pk=number).first()
    if draft is None:
        return None
    try:
        return publish_draft(draft=draft, by=draft.author)
    except OperationRefused as refusal:
        return _put_back(draft, str(refusal))


def _put_back(draft: Draft, reason: str) -> Draft:
    """Keep a draft that could not be posted, without its time, and tell its author why."""
    draft.publish_at, draft.refusal = None, reason
    draft.save(update_fields=["publish_at", "refusal"])
    name = shortened(draft.title or " ".join(draft.text.split()), NAMED_BY)
    told = {"name": name, "reason": reason}
    words = (
        _("“%(name)s” is still among your drafts. %(reason)s")
        if name
        else _("It is still among your drafts. %(reason)s")
    )
    notify(recipient=draft.author, kind=Kind.NOT_POSTED, text=words % told)
    return draft


def _own(draft: Draft, by: Member) -> Draft:
    """Return the draft afresh and locked. Raises NotAllowed, DraftRefused."""
    if draft.author_id != by.pk:
        raise NotAllowed(_("You can only change your own drafts."))
    current: Draft | None = Draft.objects.select_for_update().filter(pk=draft.pk).first()
    if current is None:
        raise DraftRefused(_("This draft has been deleted or posted."))
    return current


def _check_fit(draft: Draft) -> None:
    """Refuse now what would be refused later, when nobody is looking. Raises PostRefused, DraftRefused."""
    pictures = [place.picture for place in draft.draft_pictures.select_related("picture")]
    wording = checked_wording(draft.title, draft.text)
    checked_tags(typed_tags(draft.tags))
    check_pictures(pictures)
    checked_terms(given_terms(draft), PostTerms())
    if not wording.text and not pictures:
        raise DraftRefused(_("There’s nothing to post yet. Write something, or add a picture."))
