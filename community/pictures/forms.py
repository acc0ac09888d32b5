"""The fields in which pictures arrive, with a clear sentence for each way it can go wrong."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from community.pictures.limits import MAX_FILE_BYTES, MAX_PICTURES, MAX_TOGETHER_BYTES
from community.pictures.processing import TOO_LARGE

ACCEPTED = "image/jpeg,image/png,image/gif,image/webp,image/avif,image/heic,image/heif,.heic,.heif"


class PicturesInput(forms.FileInput):
    """A file control that takes several pictures at once."""

    allow_multiple_selected = True

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, UploadedFile], name: str
    ) -> list[UploadedFile]:
        return files.getlist(name)


class PictureField(forms.FileField):
    """One picture of at most 20 MB. Whether it is a picture is for the operation to find out."""

    widget = forms.FileInput
    default_error_messages = {
        "required": _("Choose a picture first."),
        "empty": _("This file is empty."),
        "too_large": TOO_LARGE,
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"accept": ACCEPTED}

    def to_python(self, data: File | None) -> File | None:
        upload = super().to_python(data)
        if upload is not None and (upload.size or 0) > MAX_FILE_BYTES:
            raise forms.ValidationError(self.error_messages["too_large"], code="too_large")
        return upload


class PicturesField(PictureField):
    """Several pictures: at most ten, 20 MB each and 40 MB together. `clean` returns a list, empty for none."""

    widget = PicturesInput
    default_error_messages = {
        "too_many": _("A post can have up to ten pictures. Choose fewer."),
        "too_large_together": _(
            "These files are larger than 40 MB together. Add them in two goes, or choose smaller copies."
        ),
    }

    def clean(self, data: Sequence[File], initial: object = None, *, already: int = 0) -> list[File]:
        """`already` is how many pictures the post has before these."""
        if self.required and not data:
            raise self._error("required")
        if already + len(data) > MAX_PICTURES:
            raise self._error("too_many")
        uploads = [super(PicturesField, self).clean(upload, None) for upload in data]
        if sum(upload.size for upload in uploads) > MAX_TOGETHER_BYTES:
            raise self._error("too_large_together")
        return uploads

    def _error(self, code: str) -> forms.ValidationError:
        return forms.ValidationError(self.error_messages[code], code=code)
