"""What members change about themselves."""

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.architecture.sources import ROOT
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db
EDIT = "/settings/profile/"
PICTURE = "/settings/profile/picture/"
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


@pytest.mark.parametrize("address", ["/settings/", EDIT])
def test_settings_are_for_members(visitor, own, address):
    assert visitor.get(address).url == f"/accounts/login/?next={address}"
    page = own.get(address)
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("address", ["/settings/", EDIT])
def test_the_page_about_the_moderators_is_found_from_settings(own, address):
    page = own.get(address).text
    assert 'href="/decisions/"' in page and "You and the moderators" in page


@pytest.mark.parametrize("address", [EDIT, PICTURE, PICTURE + "remove/"])
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
