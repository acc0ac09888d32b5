"""Throwing drafts away."""

from django.utils.translation import gettext as _

from community.common.errors import NotAllowed
from community.common.transactions import atomic_retry
from community.drafts.models import Draft
from community.members.models import Member
from community.pictures.models import Picture
from community.pictures.operations import delete_pictures


@atomic_retry
def discard_draft(*, draft: Draft, by: Member) -> None:
    """Delete a draft with the pictures that are nowhere else. Twice is the same as once. Raises NotAllowed."""
    if draft.author_id != by.pk:
        raise NotAllowed(_("You can only delete your own drafts."))
    current = Draft.objects.select_for_update().filter(pk=draft.pk).first()
    if current is None:
        return
    held = list(current.draft_pictures.values_list("picture_id", flat=True))
    current.delete()
    delete_pictures(Picture.objects.forgotten().filter(pk__in=held))
