"""No page of the sign-in library is ever shown as it comes out of the box."""

import inspect
import re

import pytest
from allauth.account import urls as allauth_urls
from allauth.account import views as allauth_views
from django.template.loader import get_template
from django.urls import reverse

from tests.architecture.sources import ROOT

# Ways in that this site does not have.
NOT_REACHABLE = {
    "account/confirm_login_code.html",
    "account/confirm_password_reset_code.html",
    "account/confirm_phone_verification_code.html",
    "account/phone_change.html",
    "account/request_login_code.html",
    "account/signup_by_passkey.html",
}


def templates_of_the_library():
    named = re.findall(r"account/\w+", inspect.getsource(allauth_views))
    return sorted({f"{name}.html" for name in named} - NOT_REACHABLE)


@pytest.mark.parametrize("name", [*templates_of_the_library(), "account/signup_closed.html", "429.html"])
def test_the_page_is_ours(name):
    assert get_template(name).origin.name.startswith(str(ROOT / "templates"))


def test_the_pages_left_out_have_no_address():
    names = {pattern.name for pattern in allauth_urls.urlpatterns}
    assert names.isdisjoint(
        {"account_request_login_code", "account_signup_by_passkey", "account_change_phone"}
    )
    assert "account_confirm_password_reset_code" not in names


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    [
        "account_login",
        "account_signup",
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
    "name", ["account_email", "account_change_password", "account_logout", "account_reauthenticate"]
)
def test_a_member_sees_our_page(ana, client_for, name):
    text = client_for(ana).get(reverse(name)).content.decode()
    assert "css/tokens.css" in text
    assert text.count("<h1") == 1
