"""Where allauth asks this site: whether people may join, how its mail looks, where links lead, what it says."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.accounts.devices import device_in_words, network_in_words
from community.accounts.models import User
from community.accounts.operations import note_session, remember_device, user_agent
from community.accounts.views.limits import too_many_tries
from community.common.mail import compose_mail, site_url
from home.chrome import registration_is_open

# The ways to show again that it is you, by the library's names for them.
WAYS = {
    "reauthenticate": _("Use your password"),
    "mfa_reauthenticate": _("Use a code"),
    "mfa_reauthenticate:webauthn": _("Use a passkey"),
}
CONFIRMED = "account/messages/email_confirmed.txt"


class AccountAdapter(DefaultAccountAdapter):
    """allauth's hooks, answered in this site's words."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed."),
        "duplicate_email": _("This is already your address."),
        "same_as_current": _("This is already your address."),
        "email_password_mismatch": _("This address and this password don’t belong together."),
        "email_taken": _("This address can’t be used. Please choose another."),
        "enter_current_password": _("This isn’t your current password."),
        "incorrect_password": _("This isn’t your password."),
        "incorrect_code": _("This isn’t the code we sent. Please look at the newest email."),
        "invalid_password_reset": _("This link has been used, or it is too old."),
        "too_many_login_attempts": _(
            "Those were too many tries. Please wait five minutes before the next one."
        ),
        "rate_limited": _("That was very quick after the last one. Please wait a few seconds."),
    }

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        return [{**way, "description": WAYS[way["id"]]} for way in super().get_reauthentication_methods(user)]

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return registration_is_open()

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage:
        to = [email] if isinstance(email, str) else email
        return compose_mail(template_prefix, to, context, context.get("request"))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        # allauth would add the site as the request names it, and with it a host of the sender's choice.
        values = {"request": self.request, "email": email, **context}
        self.render_mail(template_prefix, email, values).send()

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Say from what and roughly from where it came; the whole address is in no message."""
        origin = {
            "ip": "",
            "user_agent": "",
            "device": device_in_words(user_agent(self.request)),
            "network": network_in_words(self.get_client_ip(self.request)),
        }
        super().send_notification_mail(template_prefix, user, origin | (context or {}), email)

    def get_reset_password_from_key_url(self, key: str) -> str:
        uid, _separator, token = key.partition("-")
        return site_url(reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token}))

    def get_email_verification_redirect_url(self, email_address: EmailAddress) -> str:
        """Lead back to where the address was changed; the way in has an address of its own."""
        return reverse("account_email")

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        # Whoever has just joined reads one welcome, not a receipt and a welcome.
        if message_template == CONFIRMED and not request.user.is_authenticated:
            return
        super().add_message(request, level, message_template, *args, **kwargs)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the try; too many are answered with 429, whether or not the account exists."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as error:
            raise ImmediateHttpResponse(too_many_tries(request)) from error

    def post_login(self, request: HttpRequest, user: User, *, signup: bool, **kwargs: Any) -> Any:
        response = super().post_login(request, user, signup=signup, **kwargs)
        note_session(user=user, request=request)
        if remember_device(user=user, request=request) and not signup:
            self.send_notification_mail("account/email/new_sign_in", user)
        if signup:
            words = gettext("You’re in. Follow somebody, or show one thing you made.")
            messages.success(request, words)
        return response
