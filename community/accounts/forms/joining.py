"""The one page of joining: an address, a handle, a name if one likes, and a password or, after the code, a passkey."""

from typing import Any, cast

from allauth.account.forms import SignupForm
from allauth.account.internal.flows.signup import prevent_enumeration
from allauth.account.utils import setup_user_email
from allauth.core.exceptions import ImmediateHttpResponse
from django import forms
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.accounts.forms.signing_in import PASSWORD_HINT, without_placeholders
from community.accounts.models import User
from community.accounts.passwords import PublicNameValidator
from community.members.forms import DisplayNameField, HandleField
from community.members.models import Member
from community.members.operations import HandleRefused, ProfileRefused, register_member
from home.chrome import new_members_are_private
from home.guidelines import newest_version
from home.models import GuidelinesVersion
from home.operations import accept_guidelines

STARTED_SALT = "join"


class JoinForm(SignupForm):
    """Make a sign-in and its member together. An address that is already used gets a mail, and the same answer."""

    handle = HandleField()
    display_name = DisplayNameField()
    # People never see this field; programs that fill in everything do.
    homepage = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    started = forms.CharField(required=False, widget=forms.HiddenInput)
    # The version of the guidelines that stood beside the button.
    guidelines = forms.IntegerField(required=False, min_value=1, max_value=2**31, widget=forms.HiddenInput)
    field_order = ["email", "handle", "display_name", "password1", "homepage", "started", "guidelines"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        without_placeholders(self)
        self.fields["email"].help_text = _("We send one email to check it. Nobody else sees it.")
        if not self.by_passkey:
            self.fields["password1"].help_text = PASSWORD_HINT
        self.fields["started"].initial = _started_now
        self.fields["guidelines"].initial = _newest_number

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("homepage") or not _was_started_by_a_person(cleaned.get("started", "")):
            self._let_try_again()
            raise ValidationError(
                _(
                    "This came faster than a person types, so it wasn’t sent. Please press the button once more."
                ),
                "too_fast",
            )
        if "password1" in cleaned:
            self._check_password_against_names(cleaned)
        return cleaned

    def _let_try_again(self) -> None:
        """Give the form back as a person would have found it; a forged start would refuse it for ever."""
        kept = self.data.copy()
        kept["homepage"] = ""
        if _seconds_since(kept.get("started", "")) is None:
            kept["started"] = _started_now()
        self.data: QueryDict = kept

    def _check_password_against_names(self, cleaned: dict[str, Any]) -> None:
        user = User(email=cleaned.get("email", ""))
        Member(user=user, handle=cleaned.get("handle", ""), display_name=cleaned.get("display_name", ""))
        try:
            PublicNameValidator().validate(cleaned["password1"], user)
        except ValidationError as error:
            self.add_error("password1", error)

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """Make the pair, or tell the owner of a used address by mail; both look the same and take the same time."""
        if self.account_already_exists:
            make_password(self.cleaned_data.get("password1"))
            return None, prevent_enumeration(request, email=self.cleaned_data["email"])
        try:
            return self.save(request), None
        except (HandleRefused, ProfileRefused) as error:
            self.add_error("handle" if isinstance(error, HandleRefused) else "display_name", str(error))
            page = "account/signup_by_passkey.html" if self.by_passkey else "account/signup.html"
            raise ImmediateHttpResponse(render(request, page, {"form": self})) from error
        except IntegrityError:
            return None, prevent_enumeration(request, email=self.cleaned_data["email"])

    def save(self, request: HttpRequest) -> User:
        data = self.cleaned_data
        with transaction.atomic():
            member = register_member(
                email=data["email"],
                password=data.get("password1"),
                handle=data["handle"],
                display_name=data["display_name"],
                is_private=new_members_are_private(),
            )
            setup_user_email(request, member.user, [])
            self._accept_guidelines(member)
        return cast(User, member.user)

    def _accept_guidelines(self, member: Member) -> None:
        """Note which guidelines the new member keeps to: those that were shown, else those of today."""
        shown = GuidelinesVersion.objects.filter(number=self.cleaned_data.get("guidelines")).first()
        version = shown or newest_version()
        if version is not None:
            accept_guidelines(by=member, version=version)


def _newest_number() -> int | None:
    newest = newest_version()
    return newest.number if newest is not None else None


def _started_now() -> str:
    return signing.dumps(timezone.now().timestamp(), salt=STARTED_SALT)


def _was_started_by_a_person(started: str) -> bool:
    seconds = _seconds_since(started)
    return seconds is not None and seconds >= settings.JOIN_MIN_SECONDS


def _seconds_since(started: str) -> float | None:
    try:
        return float(timezone.now().timestamp() - signing.loads(started, salt=STARTED_SALT))
    except (signing.BadSignature, TypeError):
        return None
