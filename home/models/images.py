"""The editors' picture library. Members' pictures are not here, see `community.pictures`."""

from typing import Any, ClassVar

from django.core.files import File
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
        if self.file and not (self.is_clean and self.file._committed):
            self._draw_anew()
        super().save(*args, **kwargs)

    def _draw_anew(self) -> None:
        if not getattr(self.file.file, "is_stripped", False):
            stored, storage = (self.file.name if self.file._committed else None), self.file.storage
            self.file = stripped(self.file.file)
            if stored:
                storage.delete(stored)
        self._set_image_file_metadata()
        self.is_clean = True


def stripped(upload: File) -> File:
    """Return the picture as a file of nothing but pixels, marked so that it is not drawn twice."""
    clean = strip_picture(upload)
    clean.is_stripped = True
    return clean


class SiteRendition(AbstractRendition):
    image = models.ForeignKey(SiteImage, models.CASCADE, related_name="renditions")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="site_rendition_once"
            )
        ]
