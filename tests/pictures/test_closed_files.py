"""The files of closed pictures are for their owner, for moderators, and for whoever may see the post."""

import pytest
from django.urls import reverse

from community.moderation.models import Decision, ModerationState
from community.moderation.operations import open_case
from community.pictures.addresses import sources
from community.pictures.operations import close_pictures
from community.posts.models import Post, PostPicture
from tests.factories.pictures import an_open_picture


@pytest.fixture
def closed(ana, commits):
    """A picture in a post of ana's that moderators removed, with the address it had before."""
    picture = an_open_picture(ana)
    post = Post.objects.create(author=ana, text="A bowl.", moderation_state=ModerationState.REMOVED)
    PostPicture.objects.create(post=post, picture=picture, position=0)
    named = {"kind": "post", "thing_key": f"post:{post.pk}", "post": post, "about": ana}
    Decision.objects.create(case=open_case(target=post), action="remove", **named)
    picture.old_address = sources(picture).fallback
    with commits():
        close_pictures([picture])
    old_address = picture.old_address
    picture.refresh_from_db()
    picture.old_address, picture.home = old_address, post
    return picture


def test_the_public_address_is_dead_at_once(closed, client_for, ana, visitor):
    assert visitor.get(closed.old_address).status_code == 404
    assert client_for(ana).get(closed.old_address).status_code == 404


def test_its_owner_and_moderators_see_it_and_nothing_keeps_a_copy(closed, client_for, ana, mia):
    for member in (ana, mia):
        answer = client_for(member).get(sources(closed).fallback)
        assert answer.status_code == 200 and answer["Content-Type"] == "image/jpeg"
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer.getvalue().startswith(b"\xff\xd8")


def test_for_everybody_else_it_is_as_if_it_never_was(closed, client_for, cleo, ed, visitor):
    never = reverse("pictures:file", args=["0" * 32, "64.jpg"])
    for client in (visitor, client_for(cleo), client_for(ed)):
        answer, compared = client.get(sources(closed).fallback), client.get(never)
        assert (answer.status_code, compared.status_code) == (404, 404)


def test_whoever_may_see_its_post_may_see_it(closed, visitor):
    Post.objects.filter(pk=closed.home.pk).update(moderation_state=ModerationState.VISIBLE)
    assert visitor.get(sources(closed).fallback).getvalue().startswith(b"\xff\xd8")


@pytest.mark.parametrize("name", ["480.jpg", "64.png", "64.jpg.html", "..", "64"])
def test_only_names_that_were_made_exist(closed, client_for, ana, name):
    assert client_for(ana).get(reverse("pictures:file", args=[closed.key, name])).status_code == 404


def test_a_web_server_can_send_the_file_instead(closed, client_for, ana, settings):
    settings.PICTURE_ACCEL_PREFIX = "/internal/"
    answer = client_for(ana).get(sources(closed).fallback)
    assert answer["X-Accel-Redirect"] == f"/internal/closed/{closed.key[:2]}/{closed.key}/64.jpg"
    assert answer["Content-Type"] == "image/jpeg" and answer.content == b""
    assert answer["Cache-Control"] == "private, no-store"


def test_files_are_only_read(closed, client_for, ana):
    assert client_for(ana).post(sources(closed).fallback).status_code == 405
