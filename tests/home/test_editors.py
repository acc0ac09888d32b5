import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from community.members.models import Member
from community.members.operations import suspend
from community.posts.choices import Audience
from home.models import HomePage, SiteImage
from tests.conftest import ClientFor
from tests.factories.posts import a_post

CANARY = b"canary of a place"


def photograph_with_canary() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = CANARY.decode()
    target = io.BytesIO()
    Image.new("RGB", (120, 80), "teal").save(target, "JPEG", exif=exif, comment=CANARY)
    assert CANARY in target.getvalue()
    return target.getvalue()


def test_editors_may_publish_pages_but_not_reach_people(
    client_for: ClientFor, ed: Member, home_page: HomePage
) -> None:
    client = client_for(ed)
    assert client.get(f"/admin/pages/{home_page.pk}/edit/").status_code == 200
    assert home_page.permissions_for_user(ed.user).can_publish()
    for address in ("/admin/users/", "/admin/groups/", "/admin/sites/"):
        assert client.get(address).status_code in (302, 403)


def test_members_cannot_open_the_admin(client_for: ClientFor, ana: Member, visitor: Client) -> None:
    assert client_for(ana).get("/admin/").status_code in (302, 403)
    assert visitor.get("/admin/").url.startswith("/accounts/login/")


def test_the_picture_library_keeps_pixels_only(client_for: ClientFor, ed: Member) -> None:
    upload = SimpleUploadedFile("kiln.jpg", photograph_with_canary(), "image/jpeg")
    client_for(ed).post("/admin/images/add/", {"title": "Kiln", "file": upload, "collection": 1})
    picture = SiteImage.objects.get(title="Kiln")
    assert CANARY not in picture.file.read()
    assert CANARY not in picture.get_rendition("width-60|format-jpeg").file.read()
    assert (picture.width, picture.height) == (120, 80)


def test_a_picture_put_there_by_code_keeps_pixels_only(db: None) -> None:
    upload = SimpleUploadedFile("kiln.jpg", photograph_with_canary(), "image/jpeg")
    SiteImage.objects.create(title="Kiln", file=upload)
    picture = SiteImage.objects.get()
    assert CANARY not in picture.file.read()
    assert picture.is_clean


def test_saving_a_picture_again_leaves_its_file_alone(db: None) -> None:
    upload = SimpleUploadedFile("kiln.jpg", photograph_with_canary(), "image/jpeg")
    picture = SiteImage.objects.create(title="Kiln", file=upload)
    name = picture.file.name
    picture = SiteImage.objects.get(pk=picture.pk)
    picture.title = "The kiln"
    picture.save()
    assert picture.file.name == name


def test_what_is_no_picture_is_refused_in_words(client_for: ClientFor, ed: Member) -> None:
    upload = SimpleUploadedFile("kiln.jpg", b"<svg onload=alert(1)>", "image/jpeg")
    response = client_for(ed).post("/admin/images/add/", {"title": "Kiln", "file": upload, "collection": 1})
    assert response.status_code == 200
    assert not SiteImage.objects.exists()


def test_the_post_chooser_finds_by_words_among_what_visitors_see(
    client_for: ClientFor, ed: Member, ana: Member
) -> None:
    a_post(by=ana, title="Celadon crawl")
    hidden = a_post(by=ana, title="Celadon secret")
    hidden.moderation_state = "held"
    hidden.save()
    a_post(by=ana, title="A spoon")
    page = client_for(ed).get("/admin/choose-post/results/?q=celadon").text
    assert "Celadon crawl" in page
    assert "Celadon secret" not in page
    assert "A spoon" not in page


def test_the_member_chooser_finds_by_name(
    client_for: ClientFor, ed: Member, ana: Member, cleo: Member
) -> None:
    page = client_for(ed).get("/admin/choose-member/results/?q=author").text
    assert "Ana Author" in page
    assert "Cleo Stranger" not in page


def test_members_cannot_use_the_choosers(client_for: ClientFor, ana: Member) -> None:
    assert client_for(ana).get("/admin/choose-post/results/").status_code in (302, 403)


@pytest.mark.parametrize("number", ["{}", "x", "9" * 30])
def test_a_number_shows_editors_nothing_that_was_not_offered(
    client_for: ClientFor, ed: Member, ana: Member, number: str
) -> None:
    secret = a_post(ana, "Nothing.", title="Canary", audience=Audience.ME)
    suspend(member=ana, until=timezone.now() + timedelta(days=1))
    client = client_for(ed)
    for kind, pk in (("post", secret.pk), ("member", ana.pk)):
        one, many = (
            f"/admin/choose-{kind}/chosen/{number.format(pk)}/",
            f"/admin/choose-{kind}/chosen-multiple/",
        )
        assert client.get(one).status_code == 404
        answer = client.get(many, {"id": number.format(pk)})
        assert answer.status_code == 200
        assert "Canary" not in answer.text and "Ana" not in answer.text
