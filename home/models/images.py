"""The editors' picture library. Members' pictures are not here, see `community.pictures`."""

from typing import Any, ClassVar

from django.core.files import File
from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition

from community.pictures.processing import strip_picture


class SiteImage(AbstractImage):
    """A picture editors use on pages, with the credit its maker is owed.

    Its file is drawn anew before it is kept, for Wagtail would copy place and camera into every size it makes.
    """

    credit = models.CharField(_("credit"), max_length=200, blank=True)
    is_clean = models.BooleanField(default=False, editable=False)

    admin_form_fields: ClassVar = (
        "title",
        "file",
        "description",
        "credit",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions: ClassVar = [("choose_image", "Can choose image")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the picture, its file without anything but pixels. Raises PictureRefused for what is no picture."""
        kept: Any = self.file
        if kept and not (self.is_clean and kept._committed):
            self._draw_anew(kept)
        super().save(*args, **kwargs)

    def _draw_anew(self, kept: Any) -> None:
        if not isinstance(kept.file, StrippedFile):
            self.file: Any = stripped(kept.file)
            if kept._committed:
                kept.storage.delete(kept.name)
        self._set_image_file_metadata()
        self.is_clean = True


class StrippedFile(ContentFile):
    """A picture of nothing but pixels, which need not be drawn anew."""


def stripped(upload: File) -> StrippedFile:
    """Return the picture without anything but its pixels. Raises PictureRefused."""
    clean = strip_picture(upload)
    return StrippedFile(clean.read(), name=clean.name)


class SiteRendition(AbstractRendition):
    image = models.ForeignKey(SiteImage, models.CASCADE, related_name="renditions")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="site_rendition_once"
            )
        ]
