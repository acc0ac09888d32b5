"""Posting at a time chosen before."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from community.common.errors import NotAllowed
from community.common.transactions import atomic_retry
from community.drafts.errors import DraftRefused
from community.drafts.models import Draft
from community.drafts.words import given_terms
from community.members.models import Member
from community.posts.gallery import check_pictures
from community.posts.newcomers import check_restraint
from community.posts.permissions import can_publish
from community.posts.tagging import checked_tags
from community.posts.tags import typed_tags
from community.posts.terms import PostTerms, checked_terms
from community.posts.wording import checked_wording

FARTHEST = timedelta(days=366)


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
    check_restraint(draft.author, wording.text_html)
    checked_tags(typed_tags(draft.tags))
    check_pictures(pictures)
    checked_terms(given_terms(draft), PostTerms())
    if not wording.text and not pictures:
        raise DraftRefused(_("There’s nothing to post yet. Write something, or add a picture."))
