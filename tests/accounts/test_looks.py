"""No page of the sign-in library is ever shown as it comes out of the box."""

import inspect
import re
from pathlib import Path

import allauth
import pytest
from allauth.account import urls as allauth_urls
from allauth.account import views as allauth_views
from allauth.mfa.base import urls as mfa_urls
from django.template.loader import get_template
from django.urls import reverse

from tests.architecture.sources import ROOT
from tests.conftest import PASSWORD

# Ways in that this site does not have.
NOT_REACHABLE = {
    "account/confirm_login_code.html",
    "account/confirm_password_reset_code.html",
    "account/confirm_phone_verification_code.html",
    "account/phone_change.html",
    "account/request_login_code.html",
}
# Codes are shown once and saved from the page; no browser is trusted to skip the second step.
LEFT_OUT = {"mfa/recovery_codes/download.txt", "mfa/trust.html"}


def templates_of_the_library():
    named = re.findall(r"account/\w+", inspect.getsource(allauth_views))
    return sorted({f"{name}.html" for name in named} - NOT_REACHABLE)


def templates_of_the_second_factor():
    """Return every page, message and sentence that the library has for passkeys, codes and sessions, but its parts."""
    root = Path(allauth.__file__).parent / "templates"
    found = {
        str(path.relative_to(root)) for kind in ("mfa", "usersessions") for path in (root / kind).rglob("*.*")
    }
    return sorted(
        name for name in found if "base" not in name and "snippets" not in name and name not in LEFT_OUT
    )


@pytest.mark.parametrize(
    "name",
    [
        *templates_of_the_library(),
        *templates_of_the_second_factor(),
        "account/signup_closed.html",
        "429.html",
    ],
)
def test_the_page_is_ours(name):
    assert get_template(name).origin.name.startswith(str(ROOT / "templates"))


def test_the_pages_left_out_have_no_address():
    names = {pattern.name for pattern in allauth_urls.urlpatterns}
    assert names.isdisjoint({"account_request_login_code", "account_change_phone"})
    assert "mfa_trust" not in {pattern.name for pattern in mfa_urls.urlpatterns}
    assert "account_confirm_password_reset_code" not in names


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    [
        "account_login",
        "account_signup",
        "account_signup_by_passkey",
        "account_reset_password",
        "account_reset_password_done",
        "account_inactive",
        "account_reset_password_from_key_done",
    ],
)
def test_a_visitor_sees_our_page(visitor, name):
    page = visitor.get(reverse(name))
    assert page.status_code == 200
    text = page.content.decode()
    assert "css/tokens.css" in text
    assert "placeholder=" not in text
    assert text.count("<h1") == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    [
        "account_email",
        "account_change_password",
        "account_logout",
        "account_reauthenticate",
        "mfa_index",
        "mfa_add_webauthn",
        "mfa_activate_totp",
        "mfa_generate_recovery_codes",
        "usersessions_list",
    ],
)
def test_a_member_sees_our_page(ana, client_for, name):
    client = client_for(ana)
    if name != "account_reauthenticate":
        client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    text = client.get(reverse(name)).content.decode()
    assert "css/tokens.css" in text
    assert text.count("<h1") == 1
