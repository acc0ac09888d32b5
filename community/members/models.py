"""What others see of a person."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.members.handles import HANDLE_MAX_LENGTH, check_handle
from community.members.querysets import MemberQuerySet

if TYPE_CHECKING:
    from community.accounts.models import User

DISPLAY_NAME_MAX_LENGTH = 60
PRONOUNS_MAX_LENGTH = 40
BIOGRAPHY_MAX_LENGTH = 500
MAX_LINKS = 4


class Member(models.Model):
    """A member of the community, known by a handle. Nobody sees them before their address is verified.

    A member who left keeps a row without any of their words, so that threads keep their shape and nobody
    takes the handle to speak in their name.
    """

    user: models.OneToOneField["User | None"] = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="member"
    )
    handle = models.CharField(
        _("handle"), max_length=HANDLE_MAX_LENGTH, unique=True, validators=[check_handle]
    )
    # What the handle is taken for at a glance. Empty for a few who chose theirs before look-alikes were refused.
    handle_skeleton = models.CharField(
        max_length=HANDLE_MAX_LENGTH, unique=True, null=True, blank=True, editable=False
    )
    display_name = models.CharField(_("name"), max_length=DISPLAY_NAME_MAX_LENGTH, blank=True)
    pronouns = models.CharField(_("pronouns"), max_length=PRONOUNS_MAX_LENGTH, blank=True)
    biography = models.TextField(_("about you"), max_length=BIOGRAPHY_MAX_LENGTH, blank=True)
    biography_html = models.TextField(blank=True, editable=False)
    links = models.JSONField(_("links"), default=list, blank=True)
    avatar_key = models.CharField(max_length=32, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    activated_at = models.DateTimeField(null=True, blank=True, editable=False)
    # Posts, follows and numbers are for accepted followers only; who they are and what they say of themselves is not.
    is_private = models.BooleanField(_("private account"), default=False)
    # Whether search engines, feeds for other programs and the site map may carry what this member shows everyone.
    is_indexed = models.BooleanField(_("can be found from outside"), default=True)
    suspended_until = models.DateTimeField(null=True, blank=True, editable=False)
    # Lists show a limited member to followers only; a silenced one reads and writes nothing.
    limited_until = models.DateTimeField(null=True, blank=True, editable=False)
    silenced_until = models.DateTimeField(null=True, blank=True, editable=False)
    # Too much at once: until then only people they follow may comment, and lists bring nothing of theirs up again.
    sheltered_until = models.DateTimeField(null=True, blank=True, editable=False)
    # Out of sight by their own wish until they come back, or until the day on which they are gone for good.
    paused_at = models.DateTimeField(null=True, blank=True, editable=False)
    leaves_at = models.DateTimeField(null=True, blank=True, editable=False)
    left_at = models.DateTimeField(null=True, blank=True, editable=False)
    # The newest version of the guidelines they accepted or looked at; the floor above keeps which and when.
    guidelines_seen = models.PositiveIntegerField(default=0, editable=False)
    # Whether a block stands between them and anybody, and whether they filter words: most have neither, and for them
    # no page asks.
    has_blocks = models.BooleanField(default=False, editable=False)
    has_filters = models.BooleanField(default=False, editable=False)

    # The top floor's relation to this one.
    guidelines_accepted: Any

    objects: ClassVar = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering: ClassVar[list[str]] = ["handle"]
        indexes: ClassVar = [
            models.Index(fields=["limited_until"], name="member_limited"),
            models.Index(fields=["sheltered_until"], name="member_sheltered"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("members:profile", args=[self.handle])

    @property
    def name(self) -> str:
        """The name to show: the display name, else the handle; those who left have none."""
        if self.left_at:
            return gettext("Deleted member")
        return self.display_name or self.handle

    @property
    def is_suspended(self) -> bool:
        return self.suspended_until is not None and self.suspended_until > timezone.now()

    @property
    def is_in_good_standing(self) -> bool:
        """Whether others may see them; the same as `querysets.in_good_standing` asks of a row."""
        is_here = self.activated_at is not None and self.left_at is None and not self.is_away
        return is_here and not self.is_suspended

    @property
    def is_silenced(self) -> bool:
        return self.silenced_until is not None and self.silenced_until > timezone.now()

    @property
    def is_sheltered(self) -> bool:
        return self.sheltered_until is not None and self.sheltered_until > timezone.now()

    @property
    def is_away(self) -> bool:
        """Whether they paused, or asked to leave and can still think again."""
        return self.paused_at is not None or self.leaves_at is not None

    @property
    def joined_at(self) -> datetime:
        return self.activated_at or self.created_at
