"""Everything that writes drafts."""

from community.drafts.errors import AlreadySent, DraftConflict, DraftRefused
from community.drafts.operations.discarding import discard_draft
from community.drafts.operations.due import publish_if_due
from community.drafts.operations.publishing import publish_draft
from community.drafts.operations.saving import Window, keep_apart, save_draft
from community.drafts.operations.scheduling import schedule_draft, unschedule_draft

__all__ = [
    "AlreadySent",
    "DraftConflict",
    "DraftRefused",
    "Window",
    "discard_draft",
    "keep_apart",
    "publish_draft",
    "publish_if_due",
    "save_draft",
    "schedule_draft",
    "unschedule_draft",
]
