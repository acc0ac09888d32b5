"""The guidelines as they read on any day, and which of them each member has accepted."""

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

NOTE_MAX_LENGTH = 300


class GuidelinesVersion(models.Model):
    """The rules as one publication made them. It never changes, whatever happens to the page or its revisions.

    `rules` lists id, title, text, yes and no of each rule in order. Members are told of a version with a note.
    """

    number = models.PositiveIntegerField(_("number"), unique=True)
    revision = models.ForeignKey(
        "wagtailcore.Revision", models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    title = models.CharField(max_length=255)
    introduction = models.TextField(blank=True)
    rules = models.JSONField(default=list)
    note = models.CharField(_("what changed"), max_length=NOTE_MAX_LENGTH, blank=True)
    is_told = models.BooleanField(default=False)
    published_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar = models.Manager()

    class Meta:
        verbose_name = _("version of the guidelines")
        verbose_name_plural = _("versions of the guidelines")
        ordering: ClassVar[list[str]] = ["-number"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.title} {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("guidelines:version", args=[self.number])


class GuidelinesAcceptance(models.Model):
    """A member has read a version and keeps to it."""

    member = models.ForeignKey("members.Member", models.CASCADE, related_name="guidelines_accepted")
    version = models.ForeignKey(GuidelinesVersion, models.PROTECT, related_name="acceptances")
    accepted_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar = models.Manager()

    class Meta:
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["member", "version"], name="guidelines_accepted_once")
        ]

    def __str__(self) -> str:
        return f"{self.member_id} accepted version {self.version_id}"
