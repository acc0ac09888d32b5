"""What editors fill in about tags."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.posts.models import Tag
from community.posts.tags import TAG_MAX_LENGTH


class OtherTagForm(forms.Form):
    """Names another tag, and whether the person has seen what joining them does."""

    name = forms.CharField(
        label=gettext_lazy("The other tag"),
        max_length=TAG_MAX_LENGTH,
        help_text=gettext_lazy("As it is written on posts, with or without the #."),
    )
    has_seen = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean_name(self) -> Tag:
        try:
            found = Tag.objects.typed(self.cleaned_data["name"]).first()
        except ValidationError as error:
            raise ValidationError(error.messages) from error
        if found is None:
            raise ValidationError(_("There is no tag like this. Check how it is written."))
        return found


class WordForm(forms.Form):
    """Names another word for a tag."""

    word = forms.CharField(
        label=gettext_lazy("Another word or spelling"),
        max_length=TAG_MAX_LENGTH,
        help_text=gettext_lazy("Whoever puts it on a post gets this tag instead."),
    )
