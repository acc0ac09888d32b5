"""Who is staff as far as signing in goes: whoever may open the admin, and what they must have for it."""

from typing import cast

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from community.accounts.models import User

# Codes on paper are for the day when one of these is lost; alone they protect nothing.
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def signed_in(request: HttpRequest) -> User:
    """Return who asks, where a guard has let only those through who are signed in."""
    return cast(User, request.user)


def may_open_admin(user: User | AnonymousUser) -> bool:
    return bool(user.is_authenticated and user.has_perm("wagtailadmin.access_admin"))


def has_second_factor(user: User | AnonymousUser) -> bool:
    """Return whether they have set up a passkey or an app for codes."""
    return bool(is_mfa_enabled(user, FACTORS))


def must_set_up_second_factor(user: User | AnonymousUser) -> bool:
    """Return whether the admin stays closed to somebody of the staff until they have a second factor."""
    return bool(
        settings.STAFF_SECOND_FACTOR_REQUIRED and may_open_admin(user) and not has_second_factor(user)
    )


def may_remove_passkey(user: User, authenticator: Authenticator) -> bool:
    """Return whether they could still sign in without it: with a password or another passkey."""
    others = Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN)
    return user.has_usable_password() or others.exclude(pk=authenticator.pk).exists()
