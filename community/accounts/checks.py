"""A system check: whoever may open the admin shows in two ways that it is them, wherever the site runs for real."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register


@register(Tags.security)
def check_second_factor(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse settings for real people that let staff in with a password alone, or passkeys over a plain connection."""
    if settings.DEBUG or settings.DEMO_ALLOWED:
        return []
    found: list[CheckMessage] = []
    if not settings.STAFF_SECOND_FACTOR_REQUIRED:
        message = "Staff could open the admin with a password alone."
        found.append(Error(message, hint="Set STAFF_SECOND_FACTOR_REQUIRED to True.", id="accounts.E001"))
    if settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN:
        message = "Passkeys would be taken from any address, also over a plain connection."
        found.append(
            Error(message, hint="Set MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN to False.", id="accounts.E002")
        )
    return found
