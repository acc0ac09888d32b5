"""What members change about themselves, and how they leave."""

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile

from community.accounts.models import User
from community.members.models import Member
from tests.architecture.sources import ROOT
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db
EDIT = "/settings/profile/"
PICTURE = "/settings/profile/picture/"
LEAVE = "/settings/leave/"
FILLED = {
    "display_name": "Ana",
    "pronouns": "she/her",
    "biography": "I mend.",
    "link_1": "ana.example",
    "link_3": "b.example",
}


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet():
    cache.clear()


@pytest.fixture
def own(ana, client_for):
    return client_for(ana)


def a_photo():
    file = next((ROOT / "home/demo/pictures").glob("*.jpg"))
    return SimpleUploadedFile("me.jpg", file.read_bytes(), "image/jpeg")


@pytest.mark.parametrize("address", ["/settings/", EDIT, LEAVE])
def test_settings_are_for_members(visitor, own, address):
    assert visitor.get(address).url == f"/accounts/login/?next={address}"
    page = own.get(address)
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("address", [EDIT, PICTURE, PICTURE + "remove/", LEAVE])
def test_visitors_change_nothing(ana, visitor, address):
    assert visitor.post(address, FILLED | {"password": PASSWORD}).url.startswith("/accounts/login/")
    ana.refresh_from_db()
    assert ana.display_name == "Ana Author"


@pytest.mark.parametrize("address", [PICTURE, PICTURE + "remove/"])
def test_looking_does_not_change_a_picture(own, address):
    assert own.get(address).status_code == 405


def test_a_saved_profile_is_shown(ana, own):
    assert own.post(EDIT, FILLED).url == "/@ana/"
    ana.refresh_from_db()
    assert (ana.display_name, ana.links) == ("Ana", ["https://ana.example", "https://b.example"])
    assert 'value="https://b.example"' in own.get(EDIT).content.decode()


@pytest.mark.parametrize(
    "changes",
    [
        {"display_name": "x" * 61},
        {"biography": "x" * 501},
        {"pronouns": "x" * 41},
        {"link_2": "javascript:alert(1)"},
        {"display_name": "Staff"},
        {"biography": "a\x00b"},
    ],
)
def test_what_is_refused_is_said_and_the_rest_kept(ana, own, changes):
    page = own.post(EDIT, FILLED | changes)
    assert page.status_code == 200
    assert list(page.context["form"].errors) == list(changes)
    assert "Everything you typed is still here" in page.content.decode()
    assert "I mend." in page.content.decode() or "biography" in changes
    ana.refresh_from_db()
    assert ana.display_name == "Ana Author"


def test_the_name_of_a_moderator_is_refused_on_the_page_too(ana, mia, own):
    page = own.post(EDIT, FILLED | {"display_name": "Mia Moderat0r"})
    assert "runs this place" in page.content.decode()


def test_fields_nobody_offered_change_nothing(ana, bo, own):
    extra = {
        "handle": "mallory",
        "activated_at": "",
        "suspended_until": "2000-01-01",
        "left_at": "2020-01-01",
    }
    extra |= {
        "user": bo.user_id,
        "member": bo.pk,
        "by": bo.pk,
        "avatar_key": "x",
        "is_superuser": "on",
        "id": bo.pk,
    }
    own.post(EDIT, FILLED | extra)
    ana.refresh_from_db()
    assert (ana.handle, ana.avatar_key, ana.left_at) == ("ana", "", None)
    assert not ana.user.is_superuser
    bo.refresh_from_db()
    assert bo.display_name == "Bo Follower"


def test_a_picture_is_taken_and_removed(ana, own):
    assert own.post(PICTURE, {"picture": a_photo()}).url == EDIT
    ana.refresh_from_db()
    assert ana.avatar_key
    assert ana.avatar_key in own.get("/@ana/").content.decode()
    assert own.post(PICTURE + "remove/").url == EDIT
    ana.refresh_from_db()
    assert ana.avatar_key == ""


@pytest.mark.parametrize(
    "upload", [None, SimpleUploadedFile("me.jpg", b"no picture"), SimpleUploadedFile("me.jpg", b"")]
)
def test_what_is_no_picture_is_refused_with_a_sentence(ana, own, upload):
    page = own.post(PICTURE, {"picture": upload} if upload else {})
    assert page.status_code == 200
    assert page.context["picture_form"].errors["picture"][0].endswith(".")


def test_leaving_says_what_happens_and_asks_for_the_password(ana, own):
    text = own.get(LEAVE).content.decode()
    for words in ("What is deleted", "What stays", "Deleted member", "@ana", "can’t be undone"):
        assert words in text
    refused = own.post(LEAVE, {"password": "wrong"})
    assert "Nothing was changed" in refused.content.decode()
    assert own.post(LEAVE, {}).status_code == 200
    assert User.objects.filter(email="ana@example.org").exists()


def test_leaving_signs_out_everywhere_and_says_goodbye(ana, own, client_for, visitor):
    elsewhere = client_for(ana)
    answer = own.post(LEAVE, {"password": PASSWORD})
    assert answer.url == "/goodbye/"
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "Goodbye" in own.get("/goodbye/").content.decode()
    for client in (own, elsewhere):
        assert client.get("/settings/").url.startswith("/accounts/login/")
    assert visitor.get("/@ana/").status_code == 404
    assert not User.objects.exists()
    assert Member.objects.get(handle="ana").name == "Deleted member"


def test_guessing_the_password_on_the_way_out_is_limited(ana, own):
    statuses = [own.post(LEAVE, {"password": "wrong"}).status_code for _try in range(6)]
    assert statuses == [200] * 5 + [429]


def test_the_last_administrator_is_told_why_they_cannot_leave(ada, client_for):
    page = client_for(ada).post(LEAVE, {"password": PASSWORD})
    assert "last administrator" in page.content.decode()
    assert User.objects.filter(email="ada@example.org").exists()
