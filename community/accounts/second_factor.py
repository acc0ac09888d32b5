"""Passkeys, codes of an app and codes on paper: their words, and how their secrets lie in the database."""

import base64
import functools
import logging
from typing import Any

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from community.accounts.devices import device_in_words
from community.accounts.models import User
from community.accounts.operations import user_agent

log = logging.getLogger(__name__)


class SecondFactorAdapter(DefaultMFAAdapter):
    """allauth's hooks, answered in this site's words. No secret is stored as it is."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _("This can’t be removed."),
        "cannot_generate_recovery_codes": _("Please set up a passkey or an authenticator app first."),
        "incorrect_code": _("This code isn’t right, or it was used already. Please wait for the next one."),
        "passkey_failed": _("This passkey didn’t work here. Please try once more, or choose another way."),
        "unverified_email": _("Please confirm your email address first."),
    }

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return the secret; one that no key opens any more is replaced by one that no code fits."""
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            log.error("A second factor was enciphered with a SECRET_KEY that is not in SECRET_KEY_FALLBACKS.")
            return generate_totp_secret()

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        return device_in_words(user_agent(context.request))

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, Any]:
        """Name the account in the browser’s list of passkeys as its owner knows it."""
        member = getattr(user, "member", None)
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return {**entity, "display_name": member.name if member else user.email}

    def _get_site_name(self) -> str:
        return str(settings.WAGTAIL_SITE_NAME)


def _cipher() -> MultiFernet:
    return _cipher_of((settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))


@functools.lru_cache(maxsize=4)
def _cipher_of(secrets: tuple[str, ...]) -> MultiFernet:
    """Return a cipher that writes with the first secret and reads with any."""
    return MultiFernet([Fernet(_key_of(secret)) for secret in secrets])


def _key_of(secret: str) -> bytes:
    derive = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"commonplace second factor")
    return base64.urlsafe_b64encode(derive.derive(secret.encode()))
