"""What people meet: pages, fragments and headers, and words that are never lost."""

import pytest
from django.core.cache import cache
from django.test import Client

from community.comments.models import Comment
from community.follows.models import Follow
from community.likes.models import Like
from community.posts.models import Post
from tests.factories.posts import a_comment, a_post

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def few(settings):
    """Make a row of the table shorter: `few("post", 2)`."""

    def shorten(action, most, seconds=3600):
        row = {"member": [(most, seconds)], "visitor": [(most, seconds)]}
        settings.RATE_LIMITS = {**settings.RATE_LIMITS, action: row}

    return shorten


def test_a_visitor_who_asks_for_too_many_pages_is_asked_to_wait(few, clock, django_assert_num_queries):
    few("page", 3, 300)
    visitor, other = Client(REMOTE_ADDR="192.0.2.1"), Client(REMOTE_ADDR="192.0.2.2")
    assert [visitor.get("/latest/").status_code for _time in range(3)] == [200] * 3
    with django_assert_num_queries(0):
        refused = visitor.get("/latest/")
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "300"
    assert refused.headers["RateLimit-Policy"] == '"page";q=3;w=300'
    assert refused.headers["RateLimit"] == '"page";r=0;t=300'
    assert "The limit is 3 pages in 5 minutes. You can go on in 5 minutes." in refused.text
    assert not visitor.cookies
    assert other.get("/latest/").status_code == 200
    clock.shift(300)
    assert visitor.get("/latest/").status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/latest",
        "/LATEST/",
        "//latest/",
        "/latest/.json",
        "/latest/;a",
        "/latest/?x=1",
        "/nowhere/at/all/",
        "/healthz/at/all",
        "/feed/",
    ],
)
@pytest.mark.parametrize("method", ["get", "head", "post", "options", "put"])
def test_every_spelling_and_every_method_counts(few, visitor, address, method):
    few("page", 2)
    for _time in range(2):
        getattr(visitor, method)(address, headers={"X-HTTP-Method-Override": "GET"})
    assert visitor.get("/latest/").status_code == 429


def test_files_and_the_questions_of_the_machine_do_not_count(few, visitor):
    few("page", 1)
    assert {visitor.get("/healthz").status_code for _time in range(5)} == {200}
    assert visitor.get("/latest/").status_code == 200


def test_signing_out_and_in_again_begins_nothing_anew(few, ana, client_for):
    few("page", 2)
    client_for(ana).get("/latest/")
    client_for(ana).get("/latest/")
    assert client_for(ana).get("/latest/").status_code == 429


def test_liking_and_unliking_count_as_one_thing(few, ana, bo, client_for):
    few("like", 2)
    post, client = a_post(ana), client_for(bo)
    first = client.post(f"/posts/{post.pk}/like/", headers=HTMX)
    assert first.headers["RateLimit"].startswith('"like";r=1;t=')
    client.post(f"/posts/{post.pk}/unlike/", headers=HTMX)
    refused = client.post(f"/posts/{post.pk}/like/", headers=HTMX)
    assert refused.status_code == 429
    assert refused.headers["Content-Type"].startswith("text/plain")
    assert refused.text == "The limit is 2 likes in 1 hour. You can go on in 1 hour."
    assert not Like.objects.exists()
    assert client.get(post.get_absolute_url()).status_code == 200


def test_following_too_often_leads_to_a_page_and_back(few, ana, bo, cleo, client_for):
    few("follow", 1)
    client = client_for(cleo)
    client.post("/@ana/follow/")
    refused = client.post("/@bobo/follow/", headers={"Referer": "http://testserver/@bobo/"})
    assert refused.status_code == 429
    assert 'href="/@bobo/"' in refused.text
    assert Follow.objects.filter(follower=cleo).count() == 1


def test_a_comment_refused_keeps_its_words_on_its_page(few, clock, ana, bo, client_for):
    few("comment", 1)
    post, client = a_post(ana), client_for(bo)
    address = f"/posts/{post.pk}/comments/"
    assert client.post(address, {"text": "The first."}).status_code == 302
    refused = client.post(address, {"text": "Words that took a while."})
    assert refused.status_code == 429
    assert "Words that took a while.</textarea>" in refused.text
    assert "You can go on in 1 hour." in refused.text
    assert refused.headers["Retry-After"] == "3600"
    assert Comment.objects.count() == 1


def test_a_comment_refused_in_place_leaves_the_form_to_the_browser(few, ana, bo, client_for):
    few("comment", 0)
    refused = client_for(bo).post(f"/posts/{a_post(ana).pk}/comments/", {"text": "Words."}, headers=HTMX)
    # Of this status the page swaps nothing: the form stands as it is, and the sentence is shown beside it.
    assert refused.status_code == 429
    assert refused.headers["Content-Type"].startswith("text/plain")


def test_a_change_of_a_comment_refused_keeps_its_words(few, ana, client_for):
    few("edit", 0)
    comment = a_comment(a_post(ana), ana, "Before.")
    refused = client_for(ana).post(f"/comments/{comment.pk}/edit/", {"text": "Afterwards."})
    assert refused.status_code == 429
    assert "Afterwards.</textarea>" in refused.text


def test_a_post_refused_keeps_everything_and_stays_a_draft(few, ana, client_for):
    few("post", 1)
    client = client_for(ana)
    assert client.post("/posts/new/", {"text": "The first."}).status_code == 302
    refused = client.post("/posts/new/", {"title": "Long", "text": "An evening’s work."})
    assert refused.status_code == 429
    assert "An evening’s work.</textarea>" in refused.text
    assert "You can go on in 1 hour." in refused.text
    assert Post.objects.count() == 1
    assert ana.drafts.get().text == "An evening’s work."


def test_looking_at_a_preview_is_no_post(few, ana, client_for):
    few("post", 1)
    client = client_for(ana)
    for _time in range(3):
        assert client.post("/posts/new/", {"text": "Words.", "preview": "1"}).status_code == 200
    assert client.post("/posts/new/", {"text": "Words."}).status_code == 302


def test_a_form_without_a_page_for_refusals_is_kept_on_the_page_that_says_so(few, ana, client_for):
    few("settings", 0)
    client = client_for(ana)
    refused = client.post("/settings/profile/", {"biography": "I <b>carve</b>.", "display_name": "Ana"})
    assert refused.status_code == 429
    assert 'name="biography" value="I &lt;b&gt;carve&lt;/b&gt;."' in refused.text
    assert 'action="/settings/profile/"' in refused.text
    assert refused.text.count('name="csrfmiddlewaretoken"') == 2


def test_a_script_of_ours_gets_a_sentence(few, ana, client_for):
    few("writing", 0)
    refused = client_for(ana).post("/drafts/save/", {"text": "Words."}, headers={"Accept": "*/*"})
    assert (refused.status_code, refused.headers["Content-Type"]) == (429, "text/plain; charset=utf-8")
    assert refused.text.startswith("The limit is 0 saves in 1 hour.")


def test_passwords_are_never_put_on_a_page(few, visitor):
    few("account", 0, 60)
    refused = visitor.post("/accounts/login/", {"login": "ana@example.org", "password": "a secret of mine"})
    assert refused.status_code == 429
    assert "a secret of mine" not in refused.text
    assert "ana@example.org" not in refused.text


def test_signing_out_is_never_refused(few, ana, client_for):
    few("account", 0)
    assert client_for(ana).post("/accounts/logout/").status_code == 302


def test_pages_ask_no_more_questions_for_being_counted(ana, client_for, django_assert_max_num_queries):
    client = client_for(ana)
    client.get("/settings/")
    with django_assert_max_num_queries(5):
        client.get("/settings/")
    assert cache.get(f"limits:page:1500/300:m{ana.pk}")
