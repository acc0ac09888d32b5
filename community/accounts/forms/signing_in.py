"""allauth's forms in this site's words: no placeholders, a password is typed once and can be looked at."""

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

PASSWORD_HINT = _("Twelve characters or more. A sentence works well.")


PASSWORD_MAX_LENGTH = 128


def at_most_as_long_as_any(field: forms.Field) -> None:
    """Refuse what is longer than any password can be before it is hashed, in the words for a wrong one."""
    words = get_adapter().error_messages["incorrect_password"]
    field.validators.append(MaxLengthValidator(PASSWORD_MAX_LENGTH, words))


def without_placeholders(form: forms.BaseForm) -> None:
    """Take the placeholders out: they vanish while one types, and the label already says it."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)


class SignInForm(allauth_forms.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        without_placeholders(self)
        at_most_as_long_as_any(self.fields["password"])
        self.fields["login"].label = _("Email")
        self.fields["password"].help_text = ""


class ChangeEmailForm(allauth_forms.AddEmailForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        without_placeholders(self)
        self.fields["email"].label = _("New address")


class _NewPasswordForm(forms.Form):
    """The parts that setting, changing and resetting a password share."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        without_placeholders(self)
        self.fields["password1"].label = _("New password")
        self.fields["password1"].help_text = PASSWORD_HINT


class ChangePasswordForm(_NewPasswordForm, allauth_forms.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        at_most_as_long_as_any(self.fields["oldpassword"])
        self.fields["oldpassword"].label = _("Current password")
        self.fields["oldpassword"].help_text = ""


class SetPasswordForm(_NewPasswordForm, allauth_forms.SetPasswordForm):
    pass


class ResetPasswordForm(allauth_forms.ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        without_placeholders(self)
        self.fields["email"].label = _("Email")


class ResetPasswordKeyForm(_NewPasswordForm, allauth_forms.ResetPasswordKeyForm):
    pass


class ReauthenticateForm(allauth_forms.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        without_placeholders(self)
        at_most_as_long_as_any(self.fields["password"])
        self.fields["password"].help_text = ""


class ConfirmCodeForm(allauth_forms.ConfirmEmailVerificationCodeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        without_placeholders(self)
        self.fields["code"].label = _("Code from the email")
        self.fields["code"].widget.attrs.update({"autocapitalize": "characters", "spellcheck": "false"})
