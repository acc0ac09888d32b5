"""The few sign-in addresses that are ours; allauth has the rest under the same prefix."""

from django.urls import path
from django.views.generic import RedirectView

from community.accounts.views import second_factor, security, sessions
from community.accounts.views.signing_out import sign_out

_to_security = RedirectView.as_view(pattern_name="mfa_index")

urlpatterns = [
    path("logout/", sign_out, name="account_logout"),
    path("security/", security.security, name="mfa_index"),
    path("security/staff/", security.second_factor, name="account_second_factor"),
    path("security/sessions/", sessions.sessions, name="usersessions_list"),
    path("security/sessions/<int:pk>/end/", sessions.end_one, name="account_end_session"),
    path("security/recovery-codes/", security.recovery_codes, name="mfa_view_recovery_codes"),
    path("security/totp/picture.svg", second_factor.app_picture, name="account_app_picture"),
    # The list of passkeys is part of the page above.
    path("security/webauthn/", _to_security, name="mfa_list_webauthn"),
    path("security/webauthn/add/", second_factor.add_passkey, name="mfa_add_webauthn"),
    path(
        "security/webauthn/reauthenticate/", second_factor.passkey_again, name="mfa_reauthenticate_webauthn"
    ),
    path("security/webauthn/keys/<int:pk>/remove/", second_factor.remove_passkey, name="mfa_remove_webauthn"),
]
