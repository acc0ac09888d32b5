"""The kinds of thing members are told about."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    FOLLOWED = "followed", _("Someone follows you")
    ASKED = "asked", _("Someone asks to follow you")
    ACCEPTED = "accepted", _("Someone lets you follow them")
    LIKED_POST = "liked_post", _("Someone likes your post")
    LIKED_COMMENT = "liked_comment", _("Someone likes your comment")
    COMMENTED = "commented", _("Someone commented on your post")
    REPLIED = "replied", _("Someone replied to you")
    MENTIONED = "mentioned", _("Someone mentioned you")
    DECIDED = "decided", _("The moderators decided about something of yours")
    NOT_POSTED = "not_posted", _("A post of yours could not be posted at its time")
    NOTE_ASKED = "note_asked", _("Someone asks for a content note")
    REPORT_ANSWERED = "report_answered", _("The moderators answered your report")
    MORE = "more", _("Someone did a good deal more")
    EXPORT_READY = "export_ready", _("Your copy of everything is ready")
    MODERATORS_WROTE = "moderators_wrote", _("The moderators wrote to you")


# Doing, undoing and doing these again tells the other once.
ONCE = frozenset(
    {Kind.FOLLOWED, Kind.ASKED, Kind.LIKED_POST, Kind.LIKED_COMMENT, Kind.MENTIONED, Kind.NOTE_ASKED}
)
# These come by email as well: the person must learn of them even if they never return.
BY_EMAIL = frozenset({Kind.DECIDED, Kind.REPORT_ANSWERED, Kind.MODERATORS_WROTE, Kind.EXPORT_READY})
# What somebody asked for themselves comes by email also while they are away.
ASKED_FOR = frozenset({Kind.EXPORT_READY})
# Where there is more to read or to do about these, by the name of the view. Suspended members are let through there.
LEADS_TO = {
    Kind.DECIDED: "moderation:own_decisions",
    Kind.REPORT_ANSWERED: "moderation:own_decisions",
    Kind.MODERATORS_WROTE: "moderation:own_decisions",
    Kind.EXPORT_READY: "exports:index",
}
