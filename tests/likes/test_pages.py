from datetime import timedelta

import pytest
from django.utils import timezone

from community.likes.models import Like
from community.likes.operations import like_post
from community.members.operations import edit_profile, suspend
from community.moderation.models import ModerationState
from tests.conftest import make_member
from tests.factories.posts import a_comment, a_post

FRAGMENT = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def post(ana):
    return a_post(by=ana, title="A mended bowl")


def test_liking_leads_back_to_the_post_in_the_list(client_for, bo, post):
    client = client_for(bo)
    answer = client.post(f"/posts/{post.pk}/like/", headers={"referer": "http://testserver/feed/"})
    assert (answer.status_code, answer["Location"]) == (302, f"/feed/#post-{post.pk}")
    answer = client.post(f"/posts/{post.pk}/unlike/")
    assert answer["Location"].startswith(post.get_absolute_url())


def test_the_fragment_is_the_button_and_who_likes_it(client_for, bo, cleo, post):
    like_post(post=post, by=cleo)
    page = client_for(bo).post(f"/posts/{post.pk}/like/", **FRAGMENT).content.decode()
    assert 'aria-pressed="true"' in page and "Liked" in page and f"/posts/{post.pk}/unlike/" in page
    assert "Cleo Stranger" in page and 'hx-swap-oob="true"' in page
    page = client_for(bo).post(f"/posts/{post.pk}/unlike/", **FRAGMENT).content.decode()
    assert 'aria-pressed="false"' in page and f"/posts/{post.pk}/like/" in page


def test_a_comment_is_liked_in_its_place(client_for, bo, post):
    comment = a_comment(post, by=post.author)
    answer = client_for(bo).post(f"/comments/{comment.pk}/like/")
    assert answer["Location"].endswith(f"#c-{comment.pk}")
    page = client_for(bo).post(f"/comments/{comment.pk}/unlike/", **FRAGMENT).content.decode()
    assert 'aria-pressed="false"' in page and not Like.objects.exists()


def test_liking_ones_own_is_refused_in_a_sentence(client_for, ana, post):
    answer = client_for(ana).post(f"/posts/{post.pk}/like/", **FRAGMENT)
    assert (answer.status_code, answer["Content-Type"]) == (409, "text/plain; charset=utf-8")
    comment = a_comment(post, by=ana)
    page = client_for(ana).post(f"/comments/{comment.pk}/like/", follow=True).content.decode()
    assert "Likes come from others." in page


@pytest.mark.parametrize("deed", ["like", "unlike"])
@pytest.mark.parametrize("kind", ["posts", "comments"])
def test_what_is_hidden_is_not_there_to_like(client_for, bo, post, kind, deed):
    thing = post if kind == "posts" else a_comment(post, by=post.author)
    client = client_for(bo)
    type(thing).objects.filter(pk=thing.pk).update(moderation_state=ModerationState.REMOVED)
    assert client.post(f"/{kind}/{thing.pk}/{deed}/").status_code == 404
    assert client.post(f"/{kind}/987654321/{deed}/").status_code == 404
    assert client.post(f"/{kind}/{'9' * 30}/{deed}/").status_code == 404


def test_a_link_cannot_like(client_for, bo, post):
    assert client_for(bo).get(f"/posts/{post.pk}/like/").status_code == 405
    assert client_for(bo).get(f"/posts/{post.pk}/unlike/").status_code == 405


def test_visitors_are_led_to_sign_in(visitor, post):
    assert visitor.post(f"/posts/{post.pk}/like/")["Location"].startswith("/accounts/login/")
    assert not Like.objects.exists()


def test_only_people_one_may_know_about_are_named(visitor, client_for, ana, bo, cleo, post):
    for handle in ("dora", "emil"):
        like_post(post=post, by=make_member(handle, handle.title()))
    like_post(post=post, by=bo)
    like_post(post=post, by=cleo)
    suspend(member=cleo, until=timezone.now() + timedelta(days=1))
    page = visitor.get("/latest/").content.decode()
    assert "Cleo" not in page
    assert (
        'href="/@bobo/"><bdi>Bo Follower</bdi></a>, <a href="/@emil/"><bdi>Emil</bdi></a> and others' in page
    )
    own = client_for(bo).get("/latest/").content.decode()
    assert "Bo Follower" not in own.split("liked-by-post", 1)[1].split("</p>")[0]


def test_only_the_author_sees_the_number(client_for, ana, bo, cleo, post):
    like_post(post=post, by=bo)
    like_post(post=post, by=cleo)
    assert "2 likes. Only you see the number." in client_for(ana).get("/latest/").content.decode()
    assert "2 likes" not in client_for(bo).get("/latest/").content.decode()


def test_a_name_that_looks_like_markup_stays_words(visitor, bo, post):
    edit_profile(member=bo, by=bo, display_name="<script>x</script>", pronouns="", biography="", links=[])
    like_post(post=post, by=bo)
    page = visitor.get("/latest/").content.decode()
    assert "<script>x" not in page and "&lt;script&gt;x" in page
