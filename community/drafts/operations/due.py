"""Posting what its time has come for."""

from datetime import datetime

from django.db import connection
from django.utils.translation import gettext as _

from community.common.errors import OperationRefused
from community.common.transactions import atomic_retry
from community.drafts.models import Draft
from community.drafts.operations.publishing import publish_draft
from community.notifications.kinds import Kind
from community.notifications.operations import notify
from community.posts.models import Post
from community.posts.wording import shortened

NAMED_BY = 60


@atomic_retry
def publish_if_due(*, number: int, now: datetime) -> Post | Draft | None:
    """Post the draft with this number if its time has come: the post, or the draft with the reason why not.

    Returns None when another run has it in hand or has posted it. The author learns of a refusal.
    """
    can_skip = connection.features.has_select_for_update_skip_locked
    draft: Draft | None = Draft.objects.select_for_update(skip_locked=can_skip).filter(pk=number).first()
    # What is due asks after the author. Were that one question with the lock, the author's row would be locked too, and
    # this draft passed over while another run posts something else of theirs.
    if draft is None or not Draft.objects.due(now).filter(pk=number).exists():
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
