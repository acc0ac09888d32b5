"""Apps for codes, codes on paper and passkeys as far as they go without a browser; and the door of the admin."""

import json
import re

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse
from fido2.cose import ES256
from fido2.webauthn import Aaguid, AttestedCredentialData

from community.accounts.checks import check_second_factor
from community.accounts.second_factor import SecondFactorAdapter
from tests.accounts.codes import app_code
from tests.conftest import PASSWORD, give_second_factor

pytestmark = pytest.mark.django_db
SIGN_IN = "/accounts/login/"
SECOND_STEP = "/accounts/security/authenticate/"
AGAIN = "/accounts/reauthenticate/"
SECURITY = "/accounts/security/"
START_APP = "/accounts/security/totp/activate/"
STOP_APP = "/accounts/security/totp/deactivate/"
CODES = "/accounts/security/recovery-codes/"
PASSKEY = "/accounts/security/webauthn/login/"
DOOR = "/accounts/security/staff/"
NONSENSE = [
    "", "x", "[]", "1", "null", "NaN", '"text"', "{}", '{"id": 1}', "[" * 9000, "{" * 5, "x" * 30_000,
    json.dumps({"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": {}}),
    json.dumps({"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": []}),
    json.dumps({"id": "é", "rawId": "é", "type": "public-key", "response": {"userHandle": "é"}}),
    json.dumps({"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": {
        "userHandle": "MQ", "clientDataJSON": "AAAA", "authenticatorData": "AAAA", "signature": "AAAA"}}),
    json.dumps({"id": "AAAA", "rawId": "AAAA", "type": "public-key", "response": {
        "clientDataJSON": "e30", "attestationObject": "oA"}}),
]  # fmt: skip


def signing_in(client, email="ana@example.org", password=PASSWORD):
    return client.post(SIGN_IN, {"login": email, "password": password})


def is_signed_in(client):
    return "_auth_user_id" in client.session


def confirmed(client):
    client.post(AGAIN, {"password": PASSWORD})
    return client


def start_app(client):
    """Set an app up as a person does, and return its key."""
    secret = re.search(r'class="app-secret"[^>]*>([A-Z2-7]+)<', client.get(START_APP).content.decode())[1]
    assert client.post(START_APP, {"code": app_code(secret)}).url == CODES
    return secret


def test_setting_up_an_app_takes_the_password_the_key_and_a_first_code(
    ana, client_for, django_capture_on_commit_callbacks
):
    client = client_for(ana)
    assert client.get(START_APP).url.startswith(AGAIN)
    confirmed(client)
    client.get(START_APP)
    refused = client.post(START_APP, {"code": "000000"})
    assert "isn’t right" in refused.content.decode()
    assert not Authenticator.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        start_app(client)
    assert Authenticator.objects.filter(type="totp").count() == 1
    (told,) = mail.outbox
    assert "authenticator app" in told.subject
    assert "from the network 127.0.0.x" in told.body


def test_the_square_is_a_picture_of_ours_for_whoever_sets_an_app_up(ana, client_for):
    client = confirmed(client_for(ana))
    assert client.get("/accounts/security/totp/picture.svg").status_code == 404
    page = client.get(START_APP).content.decode()
    assert "data:image" not in page
    picture = client.get("/accounts/security/totp/picture.svg")
    assert picture.headers["Content-Type"] == "image/svg+xml"
    assert "no-store" in picture.headers["Cache-Control"]
    assert picture.content.startswith(b"<?xml") and b"style=" not in picture.content


def test_no_secret_lies_in_the_database_as_it_is(ana, client_for):
    client = confirmed(client_for(ana))
    secret = start_app(client)
    codes = re.findall(r"<li><code>(\d+)</code>", client.get(CODES).content.decode())
    assert len(codes) == 10
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        stored = str(cursor.fetchall())
    assert secret not in stored
    assert not any(code in stored for code in codes)
    assert "gAAAA" in stored


def test_what_an_older_key_enciphered_stays_readable_until_that_key_is_dropped(settings):
    adapter = SecondFactorAdapter()
    old = settings.SECRET_KEY
    hidden = adapter.encrypt("a secret")
    assert adapter.decrypt(hidden) == "a secret"
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another key " * 5, [old]
    assert adapter.decrypt(hidden) == "a secret"
    settings.SECRET_KEY_FALLBACKS = []
    assert adapter.decrypt(hidden) != "a secret"


def test_the_password_alone_no_longer_signs_in_and_the_code_does(ana, visitor):
    give_second_factor(ana.user)
    assert signing_in(visitor).url == SECOND_STEP
    assert not is_signed_in(visitor)
    assert visitor.get("/settings/").url.startswith(SIGN_IN)
    page = visitor.get(SECOND_STEP).content.decode()
    assert page.count("<h1") == 1 and "css/tokens.css" in page
    refused = visitor.post(SECOND_STEP, {"code": "000000"})
    assert "isn’t right" in refused.content.decode()
    assert not is_signed_in(visitor)
    visitor.post(SECOND_STEP, {"code": app_code()})
    assert is_signed_in(visitor)


def test_a_passkey_is_offered_only_to_whoever_has_one(ana, visitor, monkeypatch):
    give_second_factor(ana.user)
    signing_in(visitor)
    assert "Use a passkey" not in visitor.get(SECOND_STEP).text
    key = AttestedCredentialData.create(
        Aaguid.NONE, b"a key", ES256({1: 2, 3: -7, -1: 1, -2: b"x", -3: b"y"})
    )
    monkeypatch.setattr(auth, "get_credentials", lambda user: [key])
    assert "Use a passkey" in visitor.get(SECOND_STEP).text


@pytest.mark.parametrize("later", [0, 20, 45])
def test_a_code_of_the_app_works_once_however_often_it_is_sent(ana, later):
    give_second_factor(ana.user)
    with time_machine.travel("2026-11-21 12:00:00Z", tick=False) as clock:
        code = app_code()
        first, second = Client(), Client()
        signing_in(first)
        first.post(SECOND_STEP, {"code": f" {code[:3]} {code[3:]} "})
        assert is_signed_in(first)
        clock.shift(later)
        signing_in(second)
        second.post(SECOND_STEP, {"code": code})
        assert not is_signed_in(second)


def test_the_code_that_set_the_app_up_does_not_sign_in_as_well(ana, client_for, visitor):
    with time_machine.travel("2026-11-21 12:00:00Z", tick=False):
        secret = start_app(confirmed(client_for(ana)))
        signing_in(visitor)
        visitor.post(SECOND_STEP, {"code": app_code(secret)})
        assert not is_signed_in(visitor)


def test_a_code_from_paper_works_once(ana, client_for):
    client = confirmed(client_for(ana))
    start_app(client)
    (code, *_rest) = re.findall(r"<li><code>(\d+)</code>", client.get(CODES).content.decode())
    for turn, expected in enumerate([True, False]):
        other = Client(REMOTE_ADDR=f"192.0.2.{turn}")
        signing_in(other)
        other.post(SECOND_STEP, {"code": code})
        assert is_signed_in(other) is expected
    assert "9 codes are left" in client.get(SECURITY).content.decode()


def test_codes_on_paper_are_shown_once_and_new_ones_end_the_old(ana, client_for):
    client = confirmed(client_for(ana))
    start_app(client)
    page = client.get(CODES).content.decode()
    (old, *_rest) = re.findall(r"<li><code>(\d+)</code>", page)
    assert 'download="recovery-codes.txt"' in page
    again = client.get(CODES).content.decode()
    assert old not in again and "can’t be shown again" in again
    assert "I have kept them" in page and "I have kept them" not in again and ">Back</a>" in again
    assert client.post("/accounts/security/recovery-codes/generate/").url == CODES
    assert old not in client.get(CODES).content.decode()


def test_guessing_codes_is_counted_with_the_account(ana):
    give_second_factor(ana.user)
    for number in range(8):
        client = Client(REMOTE_ADDR=f"192.0.2.{number}")
        signing_in(client)
        client.post(SECOND_STEP, {"code": "000000"})
    signing_in(client := Client(REMOTE_ADDR="192.0.2.77"))
    refused = client.post(SECOND_STEP, {"code": app_code()})
    assert "too many tries" in refused.content.decode()
    assert not is_signed_in(client)


def test_a_new_password_by_mail_does_not_skip_the_second_step(ana, visitor):
    give_second_factor(ana.user)
    visitor.post("/accounts/password/reset/", {"email": "ana@example.org"})
    path = re.search(r"https?://[^/\s]+(/accounts/password/reset/key/\S+)", mail.outbox[0].body)[1]
    page = visitor.get(path)
    visitor.post(page.url, {"password1": "another sentence altogether"})
    assert not is_signed_in(visitor)
    assert signing_in(visitor, password="another sentence altogether").url == SECOND_STEP
    assert not is_signed_in(visitor)


@pytest.mark.parametrize(
    "address", [START_APP, STOP_APP, "/accounts/security/webauthn/add/", CODES + "generate/"]
)
def test_nothing_of_it_changes_without_showing_again_who_one_is(ana, client_for, address):
    give_second_factor(ana.user)
    client = client_for(ana)
    before = list(Authenticator.objects.values_list("pk", "data"))
    if address != START_APP:
        assert client.get(address).url.startswith(AGAIN)
        assert client.post(address, {"code": app_code(), "credential": "{}"}).url.startswith(AGAIN)
    assert list(Authenticator.objects.values_list("pk", "data")) == before


def test_a_code_or_the_password_opens_that_door_and_each_offers_the_other(ana, client_for):
    give_second_factor(ana.user)
    client = client_for(ana)
    page = client.get(f"{AGAIN}?next={STOP_APP}").content.decode()
    assert "Use a code" in page and "security key" not in page
    answer = client.post(f"/accounts/security/reauthenticate/?next={STOP_APP}", {"code": app_code()})
    assert answer.url == STOP_APP
    assert client.get(STOP_APP).status_code == 200
    client.post(STOP_APP)
    assert not Authenticator.objects.exists()
    assert "was removed" in mail.outbox[-1].subject


@pytest.mark.parametrize("credential", NONSENSE)
def test_nonsense_in_place_of_a_passkey_is_refused_in_a_sentence(ana, client_for, visitor, credential):
    cache.clear()
    assert visitor.post(PASSKEY, {"credential": credential}).url == SIGN_IN
    assert not is_signed_in(visitor)
    client = confirmed(client_for(ana))
    client.get("/accounts/security/webauthn/add/")
    answer = client.post("/accounts/security/webauthn/add/", {"name": "x", "credential": credential})
    assert answer.status_code == 200
    assert not Authenticator.objects.exists()
    give_second_factor(ana.user)
    signing_in(visitor)
    assert visitor.post(SECOND_STEP, {"credential": credential}).status_code == 200
    assert not is_signed_in(visitor)


def a_passkey(user):
    return Authenticator.objects.create(
        user=user, type="webauthn", data={"name": "Firefox on Linux", "credential": {}}
    )


def test_the_only_way_in_cannot_be_removed(ana, client_for):
    passkey = a_passkey(ana.user)
    client = confirmed(client_for(ana))
    ana.user.set_unusable_password()
    ana.user.save(update_fields=["password"])
    client.force_login(ana.user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": 9e12, "reauthenticated": True}]
    session["account_authentication_methods_user"] = str(ana.user.pk)
    session.save()
    address = reverse("mfa_remove_webauthn", args=[passkey.pk])
    assert "your only way in" in client.get(address).content.decode()
    assert client.post(address).url == SECURITY
    assert Authenticator.objects.filter(pk=passkey.pk).exists()


def test_a_passkey_beside_a_password_is_renamed_and_removed_by_its_owner_only(ana, cleo, client_for):
    passkey = a_passkey(ana.user)
    rename, remove = (reverse(f"mfa_{deed}_webauthn", args=[passkey.pk]) for deed in ("edit", "remove"))
    other = confirmed(client_for(cleo))
    for address in (rename, remove):
        assert other.get(address).status_code == 404
        assert other.post(address, {"name": "mine"}).status_code == 404
    own = confirmed(client_for(ana))
    assert own.post(rename, {"name": ""}).status_code == 200
    own.post(rename, {"name": "My phone"})
    assert "My phone" in own.get(SECURITY).content.decode()
    own.post(remove)
    assert not Authenticator.objects.exists()
    assert "passkey was removed" in mail.outbox[-1].subject


@pytest.mark.parametrize("who", ["mia", "ed", "ada"])
def test_the_admin_leads_staff_without_a_second_factor_to_one_and_back(request, who, client_for):
    member = request.getfixturevalue(who)
    Authenticator.objects.filter(user=member.user).delete()
    client = client_for(member)
    for address in ("/admin/", "/admin/account/", "/admin/reports/"):
        assert client.get(address).url.startswith(f"{DOOR}?next={address}")
    assert client.post("/admin/account/").url.startswith(DOOR)
    page = client.get(f"{DOOR}?next=/admin/account/").content.decode()
    assert "One more step before the admin" in page
    confirmed(client)
    start_app(client)
    assert 'href="/admin/account/"' in client.get(CODES).content.decode()
    assert client.get("/admin/account/").status_code == 200
    assert client.get(DOOR).url == "/admin/account/"


def test_taking_the_last_one_away_closes_the_admin_again(mia, client_for):
    client = confirmed(client_for(mia))
    assert client.get("/admin/").status_code == 200
    assert "the admin stays closed" in client.get(STOP_APP).content.decode()
    client.post(STOP_APP)
    assert client.get("/admin/").url.startswith(DOOR)
    assert "the admin stays closed" in client.get(SECURITY).content.decode()


def test_codes_on_paper_alone_open_no_admin(mia, client_for):
    Authenticator.objects.filter(user=mia.user).update(type="recovery_codes")
    assert client_for(mia).get("/admin/").url.startswith(DOOR)


def test_members_without_rights_learn_nothing_from_the_door(ana, client_for):
    client = client_for(ana)
    assert DOOR not in client.get("/admin/").headers.get("Location", "")
    assert client.get(f"{DOOR}?next=/admin/").url == SECURITY


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/admin/", "//evil.example", "/\\evil.example", "/settings/"]
)
def test_the_door_leads_only_into_the_admin(mia, client_for, elsewhere):
    client = client_for(mia)
    assert client.get(DOOR, {"next": elsewhere}).url == SECURITY


def test_where_development_takes_one_factor_the_admin_says_so(ada, client_for, settings):
    Authenticator.objects.all().delete()
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    assert "A password is enough here" in client_for(ada).get("/admin/").content.decode()
    settings.STAFF_SECOND_FACTOR_REQUIRED = True
    give_second_factor(ada.user)
    assert "A password is enough here" not in client_for(ada).get("/admin/").content.decode()


def test_a_site_for_real_people_cannot_do_without(settings):
    settings.DEBUG = settings.DEMO_ALLOWED = False
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = False
    assert check_second_factor(None) == []
    with override_settings(STAFF_SECOND_FACTOR_REQUIRED=False, MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN=True):
        assert [problem.id for problem in check_second_factor(None)] == ["accounts.E001", "accounts.E002"]


def test_the_page_about_security_shows_the_state_of_each_thing(ana, client_for, visitor):
    assert visitor.get(SECURITY).url.startswith(SIGN_IN)
    client = client_for(ana)
    page = client.get(SECURITY).content.decode()
    assert "You have none yet." in page and "Not set up." in page and "Recovery codes" not in page
    a_passkey(ana.user)
    give_second_factor(ana.user)
    page = client.get(SECURITY).content.decode()
    assert "Firefox on Linux" in page and "Remove it" in page and "Make recovery codes" in page
