"""Copies of everything a member made, put together for them to take along."""

import secrets
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.exports.querysets import ExportQuerySet


def random_key() -> str:
    """Return 32 lower-case hexadecimal digits that nobody can guess."""
    return secrets.token_hex(16)


class Export(models.Model):
    """One copy. `key` names its file, anew for each try; only a ready one that has not expired is handed out."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        MAKING = "making", _("being made")
        READY = "ready", _("ready")
        FAILED = "failed", _("could not be made")
        EXPIRED = "expired", _("deleted again")

    member = models.ForeignKey("members.Member", models.CASCADE, related_name="exports")
    key = models.CharField(max_length=32, unique=True, default=random_key, editable=False)
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    requested_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    ready_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)

    objects: ClassVar = ExportQuerySet.as_manager()

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        indexes: ClassVar = [
            models.Index(fields=["member", "-requested_at"], name="export_newest"),
            models.Index(fields=["state", "started_at"], name="export_sweep"),
        ]

    def __str__(self) -> str:
        return f"{self.state} for {self.member_id}"

    @property
    def is_under_way(self) -> bool:
        return self.state in (self.State.WAITING, self.State.MAKING)

    @property
    def is_ready(self) -> bool:
        """Whether it can be fetched now."""
        is_valid = self.expires_at is not None and self.expires_at > timezone.now()
        return self.state == self.State.READY and is_valid
