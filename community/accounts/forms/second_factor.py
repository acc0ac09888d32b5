"""allauth's forms for passkeys and codes: in this site’s words, and sturdy against anything a browser may send."""

from typing import Any

from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from community.accounts.forms.signing_in import without_placeholders
from community.common.fields import CleanCharField

KEY_NAME_MAX_LENGTH = 60
CREDENTIAL_MAX_LENGTH = 20_000
# What the library lets through when a message is not shaped like a passkey's.
_MISSHAPEN = (AttributeError, IndexError, KeyError, TypeError, ValueError)


def use_up(user: AbstractBaseUser, code: str) -> None:
    """Take a code of an app once only, for as long as it would fit. Raises ValidationError the second time."""
    digits = "".join(filter(str.isdigit, code))
    window = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 2)
    if not cache.add(f"accounts.code_used:{user.pk}:{digits}", True, timeout=window):
        raise get_adapter().validation_error("incorrect_code")


class _CodeField(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        without_placeholders(self)
        self.fields["code"].label = _("Code")
        self.fields["code"].widget.attrs.update(
            {"autocapitalize": "none", "spellcheck": "false", "inputmode": "numeric", "maxlength": "20"}
        )


class _CodeUsedOnce(_CodeField):
    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]
        if self.authenticator.type == Authenticator.Type.TOTP:  # type: ignore[attr-defined]
            use_up(self.user, code)  # type: ignore[attr-defined]
        return code


class CodeForm(_CodeUsedOnce, base_forms.AuthenticateForm):
    """The second step of signing in."""


class CodeAgainForm(_CodeUsedOnce, base_forms.ReauthenticateForm):
    """Showing again that it is you."""


class StartAppForm(_CodeField, totp_forms.ActivateTOTPForm):
    """The first code of an app, which shows that it has the key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("The code that the app shows now")

    def clean_code(self) -> str:
        code: str = super().clean_code()
        use_up(self.user, code)
        return code


class CredentialField(forms.JSONField):
    """What a browser says about a passkey: a small object, never a nest of brackets that exhausts the reader."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and len(value) > CREDENTIAL_MAX_LENGTH:
            raise get_adapter().validation_error("passkey_failed")
        try:
            read = super().to_python(value)
        except (RecursionError, ValidationError) as error:
            raise get_adapter().validation_error("passkey_failed") from error
        if not isinstance(read, dict):
            raise get_adapter().validation_error("passkey_failed")
        return read


class _Passkey(forms.Form):
    """The parts that every form with an existing passkey shares."""

    credential = CredentialField()

    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except _MISSHAPEN as error:
            raise get_adapter().validation_error("passkey_failed") from error
        except ValidationError as error:
            if error.code != "incorrect_code":
                raise
            raise get_adapter().validation_error("passkey_failed") from error


class PasskeyForm(_Passkey, webauthn_forms.AuthenticateWebAuthnForm):
    credential = CredentialField()


class SignInWithPasskeyForm(_Passkey, webauthn_forms.LoginWebAuthnForm):
    credential = CredentialField()


class PasskeyAgainForm(_Passkey, webauthn_forms.ReauthenticateWebAuthnForm):
    credential = CredentialField()


class _NewPasskey(forms.Form):
    """A passkey that signs in by itself: the device keeps it and asks for a finger, a face or a number."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("passwordless", None)
        self.fields["name"] = _key_name(required=False, initial=self.fields["name"].initial)
        self.fields["credential"] = CredentialField()

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["passwordless"] = True
        try:
            return super().clean() or {}
        except _MISSHAPEN as error:
            raise get_adapter().validation_error("passkey_failed") from error
        except ValidationError as error:
            raise get_adapter().validation_error("passkey_failed") from error


class AddPasskeyForm(_NewPasskey, webauthn_forms.AddWebAuthnForm):
    """Add a passkey to one's account."""


class JoinWithPasskeyForm(_NewPasskey, webauthn_forms.SignupWebAuthnForm):
    """The passkey of somebody who joins without a password."""


class RenamePasskeyForm(webauthn_forms.EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = _key_name(required=True)


def _key_name(**more: Any) -> CleanCharField:
    return CleanCharField(
        label=_("Name of this passkey"),
        max_length=KEY_NAME_MAX_LENGTH,
        help_text=_("Only you see it. It tells your passkeys apart."),
        **more,
    )
