"""Facts about decisions, announced to the floors above."""

from django.dispatch import Signal

# Sent inside the transaction with `content` (a post or comment) and `state` (its new ModerationState).
content_moderated = Signal()

# Sent inside the transaction with `content` (a removed post or comment) when it is to be deleted for good.
content_purged = Signal()
