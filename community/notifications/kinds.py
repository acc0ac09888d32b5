"""The kinds of thing members are told about."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    FOLLOWED = "followed", _("Someone follows you")
    LIKED_POST = "liked_post", _("Someone likes your post")
    LIKED_COMMENT = "liked_comment", _("Someone likes your comment")
    COMMENTED = "commented", _("Someone commented on your post")
    REPLIED = "replied", _("Someone replied to you")
    MENTIONED = "mentioned", _("Someone mentioned you")
    DECIDED = "decided", _("The moderators decided about something of yours")
    NOT_POSTED = "not_posted", _("A post of yours could not be posted at its time")
    REPORT_ANSWERED = "report_answered", _("The moderators answered your report")


# Doing, undoing and doing these again tells the other once.
ONCE = frozenset({Kind.FOLLOWED, Kind.LIKED_POST, Kind.LIKED_COMMENT, Kind.MENTIONED})
# These come by email as well: the person must learn of them even if they never return.
BY_EMAIL = frozenset({Kind.DECIDED, Kind.REPORT_ANSWERED})
