"""The forms about oneself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.common.fields import CleanCharField
from community.members.handles import HANDLE_MAX_LENGTH, check_handle, normalise_handle
from community.members.links import LINK_MAX_LENGTH, read_links
from community.members.models import (
    BIOGRAPHY_MAX_LENGTH,
    DISPLAY_NAME_MAX_LENGTH,
    MAX_LINKS,
    PRONOUNS_MAX_LENGTH,
    Member,
)
from community.members.names import poses_as_staff
from community.pictures.forms import PictureField


class HandleField(CleanCharField):
    """A handle that is free. Whether a sign-up that nobody confirmed holds it does not count."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {
            "autocapitalize": "none",
            "spellcheck": "false",
            "autocomplete": "username",
            "data-quilt": "",
        }
        kwargs.setdefault("label", _("Handle"))
        kwargs.setdefault(
            "help_text", _("Letters a to z, digits and the underscore. It’s in your address and stays yours.")
        )
        # One more than a handle has, for those who type the @ as well.
        super().__init__(max_length=HANDLE_MAX_LENGTH + 1, widget=forms.TextInput(attrs=attrs), **kwargs)

    def clean(self, value: Any) -> str:
        handle = normalise_handle(super().clean(value))
        check_handle(handle)
        if Member.objects.confirmed().taken_for(handle).exists():
            raise forms.ValidationError(
                _("This handle, or one that looks like it, is taken. Please choose another."), "handle_taken"
            )
        return handle


class DisplayNameField(CleanCharField):
    """The name people see, in any script; not one that only the people who run this place may have."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("What should people call you?"))
        kwargs.setdefault("help_text", _("Any name you like. You can change it whenever you want."))
        widget = forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"})
        super().__init__(max_length=DISPLAY_NAME_MAX_LENGTH, required=False, widget=widget, **kwargs)

    def clean(self, value: Any) -> str:
        name: str = super().clean(value)
        if name and poses_as_staff(name):
            raise forms.ValidationError(
                _("This name would be taken for somebody who runs this place. Please choose another."),
                "staff",
            )
        return name


class HandleForm(forms.Form):
    """For sign-ins that have no member yet."""

    handle = HandleField()
    display_name = DisplayNameField()


class ProfileForm(forms.Form):
    display_name = DisplayNameField(label=_("Name"), help_text=_("Any name you like, in any script."))
    pronouns = CleanCharField(
        label=_("Pronouns"), max_length=PRONOUNS_MAX_LENGTH, required=False, help_text=_("Such as she/her.")
    )
    biography = CleanCharField(
        label=_("About you"),
        max_length=BIOGRAPHY_MAX_LENGTH,
        required=False,
        multiline=True,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        help_text=_("Up to 500 characters. **bold**, *italic* and links work as in posts."),
    )

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        values = {name: getattr(member, name) for name in ("display_name", "pronouns", "biography")}
        kwargs["initial"] = values | {f"link_{n}": link for n, link in enumerate(member.links, 1)}
        super().__init__(*args, **kwargs)
        for number in range(1, MAX_LINKS + 1):
            label = _("Link %(number)d") % {"number": number}
            widget = forms.TextInput(
                attrs={"inputmode": "url", "autocapitalize": "none", "spellcheck": "false"}
            )
            self.fields[f"link_{number}"] = _LinkField(
                label=label, required=False, widget=widget, max_length=LINK_MAX_LENGTH
            )

    @property
    def link_fields(self) -> list[forms.BoundField]:
        return [self[f"link_{number}"] for number in range(1, MAX_LINKS + 1)]

    @property
    def links(self) -> list[str]:
        """The links that were filled in, once the form is valid."""
        return [link for n in range(1, MAX_LINKS + 1) if (link := self.cleaned_data[f"link_{n}"])]


class _LinkField(CleanCharField):
    def clean(self, value: Any) -> str:
        typed: str = super().clean(value)
        return read_links([typed])[0] if typed else ""


class PrivacyForm(forms.Form):
    is_private = forms.BooleanField(
        label=_("Private account"),
        required=False,
        help_text=_(
            "Only people you accept as followers see your posts, their pictures, and whom you follow. Everybody still"
            " sees your name, your picture and what you say about yourself. Those who follow you now stay; you can"
            " remove them."
        ),
    )
    is_indexed = forms.BooleanField(
        label=_("Let search engines and feed readers find me"),
        required=False,
        help_text=_(
            "Without this tick we ask search engines to leave out your profile and your posts, and nothing of yours is"
            " in the feeds for other programs. A private account is never there."
        ),
    )

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(member, name) for name in ("is_private", "is_indexed")}
        super().__init__(*args, **kwargs)


class PictureForm(forms.Form):
    picture = PictureField(
        label=_("A picture of you or your work"), help_text=_("We show its square middle.")
    )
