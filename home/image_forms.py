"""The form behind the editors' picture library."""

from django.core.exceptions import ValidationError
from django.core.files import File
from wagtail.images.forms import BaseImageForm

from community.pictures.processing import PictureRefused
from home.models.images import stripped


class SiteImageForm(BaseImageForm):
    """Says in a sentence why a file is refused; what it accepts holds pixels only."""

    def clean_file(self) -> File:
        upload = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return upload
        try:
            return stripped(upload)
        except PictureRefused as refusal:
            raise ValidationError(str(refusal)) from refusal
