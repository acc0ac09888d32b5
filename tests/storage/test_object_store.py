"""Pictures in a store that speaks S3: a real server, spoken to over the network."""

import urllib.error
import urllib.parse
import urllib.request

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command

from community.pictures.addresses import file_names, folder_of, sources
from community.pictures.models import Picture
from community.pictures.operations import PictureRefused, add_picture
from community.posts.choices import Audience
from community.posts.operations import delete_post, edit_post
from tests.factories.pictures import a_picture, a_picture_file
from tests.factories.posts import a_post

# What stores answer to whoever shows no key of theirs.
REFUSED = (400, 401, 403)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bucket")]


def paths_of(picture):
    folder = folder_of(picture.key, is_open=picture.is_open)
    return sorted(f"{folder}/{name}" for name in file_names(picture))


def fetched(address):
    """Return status, headers and bytes, as a browser without cookies gets them."""
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refusal:
        return refusal.code, refusal.headers, refusal.read()


def posted(ana, commits, audience=Audience.EVERYONE):
    with commits():
        post = a_post(by=ana, pictures=[a_picture(ana)], audience=audience)
    return post, post.pictures.get()


def narrowed(post, commits, audience=Audience.ME):
    with commits():
        fields = {"title": post.title, "text": post.text, "tags": []}
        edit_post(post=post, by=post.author, pictures=list(post.pictures.all()), audience=audience, **fields)
    return post.pictures.get()


def test_an_upload_is_private_until_it_is_posted(ana, stored, store, bucket):
    picture = a_picture(ana)
    assert stored() == paths_of(picture) and all(path.startswith("closed/") for path in stored())
    for path in stored():
        assert fetched(f"{store.endpoint}/{bucket.name}/{path}")[0] in REFUSED


def test_a_public_picture_has_a_lasting_address_and_says_so(ana, visitor, stored, commits, bucket):
    _post, picture = posted(ana, commits)
    assert stored() == paths_of(picture) and all(path.startswith("pictures/") for path in stored())
    answer = visitor.get(sources(picture).fallback)
    assert answer.getvalue().startswith(b"\xff\xd8") and answer["Content-Type"] == "image/jpeg"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    noted = bucket.Object(stored()[0]).get()
    assert (noted["ContentType"], noted["CacheControl"]) == ("image/avif", answer["Cache-Control"])


def test_the_world_may_read_public_pictures_elsewhere(ana, commits, settings):
    kind = settings.STORAGES["default"]
    options = {**kind["OPTIONS"], "public_address": "https://pictures.example/"}
    settings.STORAGES = {**settings.STORAGES, "default": {**kind, "OPTIONS": options}}
    _post, picture = posted(ana, commits)
    assert sources(picture).fallback == (
        f"https://pictures.example/pictures/{picture.key[:2]}/{picture.key}/{picture.width}.jpg"
    )


def test_whoever_may_see_a_closed_picture_is_led_to_a_link_that_dies(
    ana, bo, cleo, client_for, visitor, commits
):
    _post, picture = posted(ana, commits, Audience.FOLLOWERS)
    address = sources(picture).fallback
    assert [client.get(address).status_code for client in (visitor, client_for(cleo))] == [404, 404]
    answer = client_for(bo).get(address)
    assert answer.status_code == 302 and answer["Cache-Control"] == "private, no-store"
    query = urllib.parse.parse_qs(urllib.parse.urlsplit(answer["Location"]).query)
    assert 0 < int(query["X-Amz-Expires"][0]) <= 60
    status, headers, content = fetched(answer["Location"])
    assert status == 200 and content.startswith(b"\xff\xd8")
    assert (headers["Content-Type"], headers["Cache-Control"]) == ("image/jpeg", "private, no-store")


def test_a_link_that_was_changed_opens_nothing(ana, client_for, commits, store):
    _post, picture = posted(ana, commits, Audience.ME)
    link = client_for(ana).get(sources(picture).fallback)["Location"]
    assert fetched(link.partition("?")[0])[0] in REFUSED
    for changed in (link.replace("64.jpg", "64.webp"), link.replace("Expires=60", "Expires=86400")):
        assert changed != link
        # The server we start believes every signature; a strict one is asked as the decision record tells.
        assert fetched(changed)[0] in (REFUSED if store.is_strict else (200, *REFUSED))


def test_narrowing_kills_public_addresses_and_links_noted_before(ana, client_for, visitor, stored, commits):
    post, picture = posted(ana, commits)
    public = sources(picture).fallback
    assert visitor.get(public).status_code == 200
    closed = narrowed(post, commits)
    assert visitor.get(public).status_code == 404
    link = client_for(ana).get(sources(closed).fallback)["Location"]
    assert fetched(link)[0] == 200
    opened = narrowed(post, commits, Audience.EVERYONE)
    assert stored() == paths_of(opened) and fetched(link)[0] in (403, 404)


def test_a_deleted_post_leaves_nothing(ana, stored, commits):
    post, _picture = posted(ana, commits)
    with commits():
        delete_post(post=post, by=ana)
    assert stored() == [] and not Picture.objects.exists()


def test_the_sweep_knows_the_store(ana, commits, capsys):
    _post, picture = posted(ana, commits)
    default_storage.delete(f"{folder_of(picture.key)}/64.webp")
    default_storage.save(f"closed/aa/{'a' * 32}/64.jpg", ContentFile(b"alone"))
    call_command("sweep_pictures")
    told = capsys.readouterr().out
    assert f"Missing file: {folder_of(picture.key)}/64.webp" in told and "1 files are missing" in told
    assert "would delete 0 forgotten pictures and 0 files" in told.lower()


def test_a_store_that_is_gone_refuses_kindly(ana, bucket, caplog):
    bucket.objects.all().delete()
    bucket.delete()
    with pytest.raises(PictureRefused):
        add_picture(by=ana, upload=a_picture_file())
    assert not Picture.objects.exists() and "could not be stored" in caplog.text
    bucket.create()
