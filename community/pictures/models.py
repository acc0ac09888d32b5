"""Members' pictures: pixels only, made once in every size, under names nobody can guess."""

import secrets
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.pictures.fingerprints import HEX_LENGTH
from community.pictures.querysets import PictureQuerySet

ALT_TEXT_MAX_LENGTH = 1500


def random_key() -> str:
    """Return 32 lower-case hexadecimal digits: 128 bits, the same on a file system without case."""
    return secrets.token_hex(16)


class Picture(models.Model):
    """One picture of a member's. `width` and `height` are those of the largest size made, in pixels.

    `widths` lists the widths made, ascending. An open picture's files are public; a closed one's lie under
    another prefix and are handed out only after a permission check.
    """

    class Purpose(models.TextChoices):
        POST = "post", _("in a post")
        PROFILE = "profile", _("profile picture")

    owner = models.ForeignKey("members.Member", models.CASCADE, related_name="pictures")
    key = models.CharField(max_length=32, unique=True, default=random_key, editable=False)
    purpose = models.CharField(max_length=7, choices=Purpose, default=Purpose.POST)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    widths = models.JSONField(default=list)
    colour = models.CharField(max_length=7)
    alt_text = models.TextField(_("description"), max_length=ALT_TEXT_MAX_LENGTH, blank=True)
    is_decorative = models.BooleanField(_("only decoration"), default=False)
    # Where the eye should rest when the picture is cropped, in per cent from the left and the top.
    focus_x = models.PositiveSmallIntegerField(default=50)
    focus_y = models.PositiveSmallIntegerField(default=50)
    # See `fingerprints`; empty for pictures from before, and for those that resemble too many others.
    fingerprint = models.CharField(max_length=HEX_LENGTH, blank=True, editable=False)
    is_open = models.BooleanField(default=True)
    # What its files take up; 0 until the sweep has measured a picture that is older than this column.
    stored_bytes = models.PositiveBigIntegerField(default=0, db_default=0, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar = PictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        indexes: ClassVar = [models.Index(fields=["purpose", "created_at"], name="picture_sweep")]

    def __str__(self) -> str:
        return self.key

    @property
    def is_described(self) -> bool:
        return self.is_decorative or bool(self.alt_text)
