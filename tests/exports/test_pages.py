"""Asking for a copy and fetching it: after one's password, for oneself alone, for a day."""

import datetime as dt
import hashlib
import io
import zipfile

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from community.exports.fulfilling import fulfil
from community.exports.models import Export
from community.exports.storage import path_of
from community.members.away import pause_account
from community.members.operations import suspend
from tests.conftest import PASSWORD
from tests.exports.conftest import made

pytestmark = pytest.mark.django_db
PAGE, ASK = "/settings/export/", "/settings/export/ask/"
DOOR = "/accounts/reauthenticate/"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "media")
    return tmp_path / "media"


def confirmed(client):
    client.post(DOOR, {"password": PASSWORD})
    return client


@pytest.fixture
def own(ana, client_for):
    return confirmed(client_for(ana))


def content(response):
    return b"".join(response.streaming_content)


def test_the_password_is_asked_for_before_each_step(ana, client_for):
    client, fetch = client_for(ana), f"{PAGE}{made(ana).key}/"
    for answer in (client.get(PAGE), client.post(ASK), client.get(fetch)):
        assert answer.status_code == 302
        assert answer.url.startswith(DOOR)
    assert Export.objects.count() == 1


def test_visitors_sign_in_first(visitor, ana):
    for answer in (visitor.get(PAGE), visitor.post(ASK), visitor.get(f"{PAGE}{made(ana).key}/")):
        assert answer.url.startswith("/accounts/login/")


def test_a_copy_is_made_told_of_by_mail_and_downloaded(
    own, ana, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        assert own.post(ASK).url == PAGE
    export = Export.objects.get(member=ana)
    text = own.get(PAGE).content.decode()
    assert export.is_ready
    assert "Your copy is ready." in text and export.sha256 in text
    assert "Your copy of everything is ready" in own.get("/notifications/").content.decode()
    assert [message.to for message in mailoutbox] == [["ana@example.org"]]
    assert "/settings/export/" in mailoutbox[0].body
    assert export.key not in mailoutbox[0].body

    answer = own.get(f"{PAGE}{export.key}/")
    body = content(answer)
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="commonplace-ana-')
    assert (len(body), hashlib.sha256(body).hexdigest()) == (export.size, export.sha256)
    assert zipfile.ZipFile(io.BytesIO(body)).testzip() is None


def test_nobody_else_fetches_it_not_even_the_moderators(ana, bo, mia, client_for):
    address = f"{PAGE}{made(ana).key}/"
    for member in (bo, mia):
        assert confirmed(client_for(member)).get(address).status_code == 404


def test_its_file_has_no_public_address(ana, visitor):
    assert visitor.get(f"/media/{path_of(made(ana).key)}").status_code == 404


def test_one_a_day(own, ana):
    own.post(ASK)
    own.post(ASK)
    assert Export.objects.count() == 1
    assert "one copy a day" in own.get(PAGE).content.decode()
    Export.objects.update(requested_at=timezone.now() - dt.timedelta(days=1, minutes=1))
    own.post(ASK)
    assert Export.objects.count() == 2


def test_one_that_failed_may_be_asked_for_again(own, ana):
    Export.objects.create(member=ana, state=Export.State.FAILED)
    assert "could not be made" in own.get(PAGE).content.decode()
    own.post(ASK)
    assert Export.objects.count() == 2


def test_after_a_day_it_is_gone_from_the_page_and_the_disk(own, ana, django_capture_on_commit_callbacks):
    export = made(ana)
    Export.objects.update(expires_at=timezone.now())
    assert own.get(f"{PAGE}{export.key}/").status_code == 404
    assert default_storage.exists(path_of(export.key))
    with django_capture_on_commit_callbacks(execute=True):
        call_command("sweep_exports")
    assert not default_storage.exists(path_of(export.key))
    assert Export.objects.get().state == Export.State.EXPIRED


def test_a_download_that_broke_off_goes_on_where_it_was(own, ana):
    address = f"{PAGE}{made(ana).key}/"
    whole = content(own.get(address))
    rest = own.get(address, headers={"Range": "bytes=100-"})
    assert rest.status_code == 206
    assert rest.headers["Content-Range"] == f"bytes 100-{len(whole) - 1}/{len(whole)}"
    assert content(rest) == whole[100:]
    for odd in ("bytes=5-1", f"bytes={len(whole)}-", "bytes=-5", "lines=1-2", "bytes=0-1,3-4"):
        assert content(own.get(address, headers={"Range": odd})) == whole


def test_behind_a_web_server_that_sends_the_file(own, ana, settings):
    settings.PICTURE_ACCEL_PREFIX = "/protected/"
    export = made(ana)
    answer = own.get(f"{PAGE}{export.key}/")
    assert answer.headers["X-Accel-Redirect"] == f"/protected/exports/{export.key}.zip"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("kept_out", ["suspended", "paused"])
def test_who_is_kept_out_may_still_take_theirs_along_and_nothing_else(kept_out, own, ana):
    if kept_out == "suspended":
        suspend(member=ana, until=timezone.now() + dt.timedelta(days=3))
    else:
        pause_account(member=ana, by=ana)
    export = made(ana)
    page = own.get(PAGE)
    assert page.status_code == 200
    assert "/notifications/" not in page.content.decode()
    assert own.get(f"{PAGE}{export.key}/").status_code == 200
    assert own.get("/settings/leave/").status_code == 200
    for address in ("/feed/", "/settings/", "/settings/data/", "/settings/profile/", "/notifications/"):
        assert own.get(address).status_code == 403


def test_a_member_reads_what_is_known_about_them(own, ana, world):
    text = own.get("/settings/data/").content.decode()
    for words in (
        "Your posts",
        "Your drafts",
        "Decisions about you",
        "Whom you block",
        "180 days",
        "14 days",
    ):
        assert words in text
    for address in ("/settings/export/", "/settings/leave/", "/settings/profile/", "/@ana/"):
        assert address in text
    # Beside the reports, the decisions, the messages and the appeals, and once among the settings.
    assert text.count('href="/decisions/"') == 5


def test_making_twice_makes_one(ana, mailoutbox):
    export = Export.objects.create(member=ana)
    assert fulfil(number=export.pk)
    assert not fulfil(number=export.pk)
    assert not fulfil(number=0)
    assert ana.notifications.filter(kind="export_ready").count() == 1
