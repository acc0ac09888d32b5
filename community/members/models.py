"""What others see of a person."""

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

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
    display_name = models.CharField(_("name"), max_length=DISPLAY_NAME_MAX_LENGTH, blank=True)
    pronouns = models.CharField(_("pronouns"), max_length=PRONOUNS_MAX_LENGTH, blank=True)
    biography = models.TextField(_("about you"), max_length=BIOGRAPHY_MAX_LENGTH, blank=True)
    biography_html = models.TextField(blank=True, editable=False)
    links = models.JSONField(_("links"), default=list, blank=True)
    avatar_key = models.CharField(max_length=32, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    activated_at = models.DateTimeField(null=True, blank=True, editable=False)
    suspended_until = models.DateTimeField(null=True, blank=True, editable=False)
    left_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: ClassVar = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering: ClassVar[list[str]] = ["handle"]

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
    def joined_at(self) -> datetime:
        return self.activated_at or self.created_at
