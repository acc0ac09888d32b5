"""What one member may take up, and how much one may tell another."""

import threading
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection

from community.comments.operations import write_comment
from community.limits.newcomers import is_newcomer
from community.notifications.kinds import Kind
from community.notifications.models import Notification
from community.pictures.models import Picture
from community.pictures.operations import add_picture
from community.pictures.processing import PictureRefused
from community.posts.errors import PostRefused
from community.posts.operations import edit_post, publish_post
from config.settings import limits
from tests.conftest import make_member
from tests.factories.pictures import a_picture, a_picture_file
from tests.factories.posts import a_post

TOGETHER = 20
THREE_LINKS = "https://a.example https://b.example https://c.example"


@pytest.mark.django_db
def test_a_picture_knows_what_its_files_take_up(ana, settings):
    picture = a_picture(ana)
    assert picture.stored_bytes > 0
    Picture.objects.update(stored_bytes=0)
    call_command("sweep_pictures", "--fix")
    assert Picture.objects.get().stored_bytes == picture.stored_bytes


@pytest.mark.django_db
def test_whoever_has_no_room_left_is_told_what_to_do(ana, bo, settings, client_for):
    settings.PICTURE_QUOTA = a_picture(ana).stored_bytes + 1
    with pytest.raises(PictureRefused, match="Delete posts with pictures to make room"):
        add_picture(by=ana, upload=a_picture_file())
    refused = client_for(ana).post("/posts/new/", {"text": "Words.", "files": [a_picture_file()], "add": "1"})
    assert "Delete posts with pictures to make room" in refused.text
    assert "Words.</textarea>" in refused.text
    assert Picture.objects.by(ana).count() == 1
    assert add_picture(by=bo, upload=a_picture_file())


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_many_uploads_at_once_never_go_over_the_room(settings):
    ana = make_member("ana")
    size = a_picture(ana).stored_bytes
    settings.PICTURE_QUOTA = size * 4
    refusals, others, start = [], [], threading.Barrier(TOGETHER)

    def upload():
        try:
            start.wait()
            add_picture(by=ana, upload=a_picture_file())
        except PictureRefused as refusal:
            refusals.append(refusal)
        except Exception as error:
            others.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=upload) for _number in range(TOGETHER)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert others == []
    assert Picture.objects.by(ana).count() == 4
    assert len(refusals) == TOGETHER - 3


@pytest.mark.django_db
def test_the_thirty_first_upload_in_half_an_hour_waits(ana, client_for, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "upload": {"member": [(2, 1800)]}}
    client = client_for(ana)
    files = [a_picture_file() for _number in range(3)]
    some = client.post("/pictures/", {"files": files}, headers={"HX-Request": "true"})
    assert some.status_code == 200
    assert "File 3: The limit is 2 pictures in 30 minutes." in some.text
    none = client.post("/pictures/", {"files": [a_picture_file()]}, headers={"HX-Request": "true"})
    assert (none.status_code, none.headers["Content-Type"]) == (429, "text/plain; charset=utf-8")
    assert int(none.headers["Retry-After"]) <= 1800
    assert limits.RATE_LIMITS["upload"]["member"] == [(30, 1800)]


@pytest.mark.django_db
def test_a_newcomer_may_post_several_pictures_on_the_first_day(ana, watched, client_for):
    client = client_for(ana)
    statuses = [client.post("/pictures/", {"files": [a_picture_file()]}).status_code for _number in range(6)]
    assert statuses == [200] * 5 + [429]


@pytest.mark.django_db
def test_a_newcomers_post_has_few_links(ana, watched):
    with pytest.raises(PostRefused, match="While you’re new here, a post can have 2 links; this one has 3."):
        publish_post(by=ana, text=THREE_LINKS)
    post = publish_post(by=ana, text="https://a.example and https://b.example")
    with pytest.raises(PostRefused, match="2 links"):
        edit_post(post=post, by=ana, text=THREE_LINKS, title="", pictures=[], tags=[])


@pytest.mark.django_db
def test_a_newcomers_post_mentions_few(ana, bo, cleo, mia, watched):
    with pytest.raises(PostRefused, match="a post can mention 2 members; this one mentions 3."):
        publish_post(by=ana, text="@bobo, @cleo and @mia")
    assert publish_post(by=ana, text="@bobo and @cleo")


@pytest.mark.django_db
def test_others_may_link_more(ana):
    assert publish_post(by=ana, text=THREE_LINKS)


@pytest.mark.django_db
def test_beyond_twenty_in_an_hour_one_line_stands_for_the_rest(ana, bo, cleo, clock, client_for):
    post = a_post(ana)
    for number in range(30):
        write_comment(post=post, by=bo, text=f"Comment {number}.")
    told = Notification.objects.filter(recipient=ana, actor=bo)
    assert told.exclude(kind=Kind.MORE).count() == 20
    assert told.filter(kind=Kind.MORE).count() == 1
    write_comment(post=post, by=cleo, text="From somebody else.")
    assert Notification.objects.filter(recipient=ana, actor=cleo, kind=Kind.COMMENTED).count() == 1
    assert "did more within this hour than is listed here" in client_for(ana).get("/notifications/").text
    clock.shift(timedelta(minutes=61))
    write_comment(post=post, by=bo, text="Later.")
    assert told.exclude(kind=Kind.MORE).count() == 21


def test_posts_that_nobody_else_sees_make_nobody_an_old_hand(ana, settings):
    settings.NEWCOMERS = {"hours": 0, "posts": 2, "links": 2, "mentions": 2}
    for audience in ("me", "me", "everyone"):
        a_post(ana, "x", audience=audience)
    assert is_newcomer(ana)
    a_post(ana, "x")
    assert not is_newcomer(ana)
