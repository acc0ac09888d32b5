"""Joining and signing in without a password, and how the staff get into the admin. The device is Chromium's own make-believe."""

import re
import time

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from community.members.models import Member
from tests.accounts.codes import app_code
from tests.conftest import PASSWORD, make_member


@pytest.fixture(scope="session")
def base_url(live_server) -> str:
    """Passkeys belong to a name; a number of an address has none."""
    return live_server.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def own_device(page: Page, base_url: str) -> Page:
    """A browser on a device that keeps passkeys and knows the finger of its owner."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return page


def code_in_the_mail() -> str:
    for _try in range(50):
        for message in mail.outbox:
            if found := re.search(r"\b[A-Z]{4}-[A-Z]{4}\b", message.body):
                return found[0]
        time.sleep(0.1)
    raise AssertionError("no code came")


def sign_out(page: Page) -> None:
    page.goto("/accounts/logout/")
    page.locator("main").get_by_role("button", name="Sign out").click()


def with_password(page: Page, member: Member) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(member.user.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_joining_with_a_passkey_and_signing_in_with_it(own_device, base_url):
    page = own_device
    page.goto("/accounts/signup/")
    page.get_by_role("link", name="Join with a passkey").click()
    expect(page.get_by_label("Password")).to_have_count(0)
    page.get_by_label("Email").fill("wren@example.org")
    page.get_by_label("Handle").fill("wren")
    page.get_by_role("button", name="Make my account").click()
    page.get_by_label("Code from the email").fill(code_in_the_mail())
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Make your passkey")
    page.get_by_role("button", name="Make my passkey").click()
    expect(page).to_have_url(re.compile("/feed/"))
    member = Member.objects.get(handle="wren")
    assert not member.user.has_usable_password()

    sign_out(page)
    page.goto("/accounts/login/?next=/settings/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page).to_have_url(f"{base_url}/settings/")

    # Nothing dangerous without showing again who one is: the same passkey does that as well.
    page.goto("/accounts/security/webauthn/add/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Is it you?")
    page.get_by_role("button", name="Use my passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Add a passkey")


def test_a_password_stays_and_a_passkey_comes_beside_it(own_device):
    page, ana = own_device, make_member("ana", "Ana Author")
    with_password(page, ana)
    page.goto("/accounts/security/")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Name of this passkey").fill("My laptop")
    page.get_by_role("button", name="Make the passkey").click()
    expect(page.locator(".recovery li")).to_have_count(10)
    page.get_by_role("link", name="I have kept them").click()
    expect(page.locator("main")).to_contain_text("My laptop")

    # From now on the password alone does not do, and the passkey is the second step or the whole way.
    sign_out(page)
    with_password(page, ana)
    expect(page.get_by_role("heading", level=1)).to_have_text("One more step")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page).to_have_url(re.compile("/feed/"))


def test_a_device_without_the_passkey_is_told_so_and_the_password_still_works(own_device):
    page, ana = own_device, make_member("ana", "Ana Author")
    page.goto("/accounts/login/")
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('nothing here')); }")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("alert")).to_contain_text("No passkey was used")
    with_password(page, ana)
    expect(page).to_have_url(re.compile("/feed/"))


def test_staff_set_up_an_app_and_then_the_admin_opens(page, base_url):
    ada = make_member("ada", "Ada Administrator")
    ada.user.is_superuser = True
    ada.user.save()
    with_password(page, ada)
    expect(page).to_have_url(re.compile("/feed/"))
    page.goto("/admin/pages/")
    expect(page.get_by_role("heading", level=1)).to_have_text("One more step before the admin")
    page.get_by_role("link", name="Set up an app").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    expect(page.locator(".app-key img")).to_have_js_property("complete", True)
    assert page.locator(".app-key img").evaluate("picture => picture.naturalWidth") > 0
    page.get_by_label("The code that the app shows now").fill(
        app_code(page.locator(".app-secret").inner_text())
    )
    page.get_by_role("button", name="Set it up").click()
    page.get_by_role("link", name="I have kept them, go on to the admin").click()
    expect(page).to_have_url(re.compile("/admin/pages/"))
