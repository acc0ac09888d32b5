"""Which passwords may be chosen: twelve to 128 characters of any kind that nobody would guess first; never cut, never hashed when absurd."""

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.password_validation import CommonPasswordValidator, validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import PASSWORD

SIGN_IN = "/accounts/login/"
CHANGE = "/accounts/password/change/"
AGAIN = "/accounts/reauthenticate/"
COMMON = CommonPasswordValidator().passwords
hashed = []


class CountingHasher(MD5PasswordHasher):
    def encode(self, password, salt):
        hashed.append(len(password))
        return super().encode(password, salt)


@pytest.fixture
def hashes(settings):
    settings.PASSWORD_HASHERS = ["tests.accounts.test_passwords.CountingHasher"]
    hashed.clear()
    return hashed


def is_accepted(password, user=None):
    try:
        validate_password(password, user)
    except ValidationError:
        return False
    return True


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=140))
def test_length_and_the_list_of_common_ones_decide_and_nothing_else(password):
    expected = 12 <= len(password) <= 128 and password.lower().strip() not in COMMON
    if "commonplace" not in password.lower():
        assert is_accepted(password) is expected


@pytest.mark.parametrize(
    "password",
    [
        "            ",
        "🧵🪡🧶🧵🪡🧶🧵🪡🧶🧵🪡🧶",
        "пароль из слов",
        "x" * 128,
        "with spaces at the end   ",
        "aaaaaaaaaaaa",
    ],
)
def test_any_characters_will_do(password):
    assert is_accepted(password) is (password.lower().strip() not in COMMON)


@pytest.mark.parametrize(
    "password", ["elevenchars", "x" * 129, "password1234", "qwertyuiop123", "Commonplace1"]
)
def test_too_short_too_long_too_common(password):
    assert not is_accepted(password)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "password", ["ana@example.org", "Ana@Example.Org1", "anaauthor123", "Ana Author 1", "commonplace12"]
)
def test_nothing_that_can_be_read_off_the_page(ana, password):
    assert not is_accepted(password, ana.user)


@pytest.mark.django_db
@pytest.mark.parametrize("new", ["  spaces around it count  ", "🧵 thread and 🪡 needle", "y" * 127 + "z"])
def test_what_was_chosen_signs_in_to_the_last_character_and_nothing_else_does(ana, client_for, new):
    answer = client_for(ana).post(CHANGE, {"oldpassword": PASSWORD, "password1": new})
    assert answer.status_code == 302
    for typed, works in ((new[:-1] + "x", False), (new.strip() + "!", False), (new, True)):
        client = Client()
        client.post(SIGN_IN, {"login": "ana@example.org", "password": typed})
        assert ("_auth_user_id" in client.session) is works


@pytest.mark.django_db
@pytest.mark.parametrize("size", [129, 900_000])
def test_what_is_longer_than_any_password_is_not_hashed(ana, client_for, hashes, size):
    password = "x" * size
    answer = Client().post(SIGN_IN, {"login": "ana@example.org", "password": password})
    assert "isn’t your password" in answer.content.decode()
    client = client_for(ana)
    client.post(AGAIN, {"password": password})
    client.post(CHANGE, {"oldpassword": password, "password1": password})
    assert size not in hashes


@pytest.mark.django_db
def test_a_megabyte_is_refused_as_a_whole(ana, visitor, hashes):
    answer = visitor.post(SIGN_IN, {"login": "ana@example.org", "password": "x" * 1024 * 1024})
    assert answer.status_code in (400, 413)
    assert hashes == []


@pytest.mark.django_db
@pytest.mark.parametrize("email", ["ana@example.org", "nobody@example.org"])
def test_a_wrong_try_costs_the_same_hashing_for_known_and_unknown(ana, visitor, hashes, email):
    ana.user.set_password(PASSWORD)
    ana.user.save()
    hashes.clear()
    visitor.post(SIGN_IN, {"login": email, "password": "not the password"})
    assert hashes == [len("not the password")]
