"""Tags in feeds: those one follows bring posts and say so, those one hides keep posts away."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from community.moderation.models import ModerationState
from community.posts.choices import Audience
from community.posts.models import Post, Tag, TagFollow, TagHide
from community.posts.tag_choices import follow_tag, hide_tag
from community.posts.tag_curation import add_synonym, merge_tags
from tests.factories.posts import a_post

pytestmark = pytest.mark.django_db


def tag(name):
    return Tag.objects.named(name).get()


def words(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def dyed(ana):
    """A post by ana, whom bo follows and cleo does not."""
    return a_post(by=ana, title="Madder", text="Red.", tags=["Natural Dye", "wool"])


def test_a_followed_tag_brings_its_posts_and_says_so(client_for, dyed, ana, cleo):
    a_post(by=ana, title="Something else", tags=["clay"])
    assert "Madder" not in words(client_for(cleo), "/feed/")
    client_for(cleo).post("/tags/natural-dye/follow/")
    page = words(client_for(cleo), "/feed/")
    assert "Madder" in page and "Something else" not in page
    assert re.search(r'In <a href="/tags/natural-dye/">#<bdi>Natural Dye</bdi></a>, a tag you follow', page)
    assert "people you follow, posts with the tags you follow, and your own" in page


def test_the_person_is_the_reason_where_both_are_followed(client_for, dyed, bo):
    follow_tag(tag=tag("wool"), by=bo)
    page = words(client_for(bo), "/feed/")
    assert "You follow Ana" in page and "a tag you follow" not in page
    assert page.count('class="entry"') == 1


def test_of_several_followed_tags_the_first_on_the_post_is_named(client_for, dyed, cleo):
    for name in ("wool", "natural-dye"):
        follow_tag(tag=tag(name), by=cleo)
    page = words(client_for(cleo), "/feed/")
    assert page.count("a tag you follow") == 1 and "#<bdi>Natural Dye</bdi></a>, a tag" in page


def test_a_followed_tag_shows_nothing_that_is_not_for_the_follower(client_for, dyed, ana, cleo):
    follow_tag(tag=tag("wool"), by=cleo)
    a_post(by=ana, title="For followers", tags=["wool"], audience=Audience.FOLLOWERS)
    Post.objects.filter(pk=dyed.pk).update(moderation_state=ModerationState.HELD)
    page = words(client_for(cleo), "/feed/")
    assert "For followers" not in page and "Madder" not in page


def test_people_and_tags_are_one_list_that_goes_on_and_ends(client_for, ana, bo, cleo):
    now = timezone.now()
    for number in range(50):
        by, tags = (ana, []) if number % 2 else (cleo, ["wool"])
        post = a_post(by=by, text=f"Number {number}.", tags=tags if number % 5 else ["wool"])
        Post.objects.filter(pk=post.pk).update(published_at=now - dt.timedelta(minutes=number // 3))
    follow_tag(tag=tag("wool"), by=bo)
    expected = list(Post.objects.order_by("-published_at", "-id").values_list("pk", flat=True))
    address, seen, client = "/feed/", [], client_for(bo)
    while address:
        page = words(client, address)
        seen += [int(number) for number in re.findall(r'<article class="entry" id="post-(\d+)"', page)]
        more = re.search(r'href="([^"]*before=[^"]*)"', page)
        address = more and more[1]
    assert seen == expected


def test_the_feed_asks_as_much_for_many_followed_tags(
    client_for, ana, cleo, django_assert_num_queries, django_assert_max_num_queries
):
    client = client_for(cleo)
    a_post(by=ana, tags=["wool"])
    follow_tag(tag=tag("wool"), by=cleo)
    client.get("/feed/")
    with django_assert_max_num_queries(15) as few:
        client.get("/feed/")
    for number in range(12):
        a_post(by=ana, text=f"{number}.", tags=[f"tag{number}", "wool"])
        follow_tag(tag=tag(f"tag{number}"), by=cleo)
    with django_assert_num_queries(len(few)):
        assert client.get("/feed/").content.count(b'class="entry"') == 13


def test_a_hidden_tag_is_nowhere_but_on_its_own_page(client_for, visitor, dyed, ana, bo, cleo):
    a_post(by=ana, title="Plain", tags=["clay"])
    client = client_for(bo)
    client.post("/tags/wool/hide/")
    for address in ("/feed/", "/latest/"):
        page = words(client, address)
        assert "Madder" not in page and "Plain" in page
        assert "/tags/wool/" not in page and "/tags/natural-dye/" not in page
    for address in ("/tags/", "/tags/natural-dye/"):
        page = words(client, address)
        assert "Madder" not in page and "/tags/wool/" not in page
    assert "Every post with this tag also carries one that you hide" in words(client, "/tags/natural-dye/")
    page = words(client, "/tags/wool/")
    assert "Madder" in page and "You hide this tag" in page and "/tags/wool/unhide/" in page
    assert "Madder" in words(client, "/@ana/")
    for other in (visitor, client_for(cleo)):
        assert "Madder" in words(other, "/latest/") and "/tags/wool/" in words(other, "/tags/")
    client.post("/tags/wool/unhide/")
    assert "Madder" in words(client, "/feed/")


def test_the_home_page_leaves_out_what_one_hides(client_for, visitor, dyed, cleo, ana):
    a_post(by=ana, title="Plain", tags=["clay"])
    hide_tag(tag=tag("wool"), by=cleo)
    assert "Madder" not in words(client_for(cleo), "/")


def test_ones_own_posts_stay_where_they_are(client_for, dyed, ana):
    hide_tag(tag=tag("wool"), by=ana)
    assert "Madder" in words(client_for(ana), "/feed/") and "Madder" in words(client_for(ana), "/latest/")


def test_a_synonym_leads_to_the_main_tag_and_keeps_no_browser_there(visitor, dyed, ed):
    add_synonym(name="Färben", of=tag("natural-dye"), by=ed)
    for typed in ("färben", "FÄRBEN"):
        answer = visitor.get(f"/tags/{typed}/")
        assert (answer.status_code, answer["Location"]) == (301, "/tags/natural-dye/")
        assert answer["Cache-Control"] == "no-cache"
    assert b"Madder" in visitor.get("/tags/färben/feed.atom").content


def test_who_followed_the_old_tag_follows_the_new(client_for, dyed, ana, cleo, ed):
    a_post(by=ana, title="Weld", tags=["dyeing"])
    follow_tag(tag=tag("dyeing"), by=cleo)
    merge_tags(tag=tag("dyeing"), into=tag("natural-dye"), by=ed)
    page = words(client_for(cleo), "/feed/")
    assert "Madder" in page and "Weld" in page and "dyeing" not in page


@pytest.mark.parametrize("deed", ["follow", "unfollow", "hide", "unhide"])
def test_choosing_is_for_members_by_a_button(visitor, client_for, dyed, cleo, deed):
    address = f"/tags/wool/{deed}/"
    assert visitor.post(address)["Location"].startswith("/accounts/login/")
    assert client_for(cleo).get(address).status_code == 405
    assert client_for(cleo).post(f"/tags/unknown/{deed}/").status_code == 404
    there = client_for(cleo).post(address, HTTP_REFERER="http://testserver/settings/tags/")
    assert (there.status_code, there["Location"]) == (302, "/settings/tags/")
    assert client_for(cleo).post(address)["Location"] == "/tags/wool/"


@pytest.mark.parametrize("deed", ["follow", "hide"])
def test_tags_on_posts_one_may_not_see_cannot_be_chosen(client_for, dyed, cleo, deed):
    Post.objects.update(moderation_state=ModerationState.HELD)
    assert client_for(cleo).post(f"/tags/wool/{deed}/").status_code == 404
    assert not TagFollow.objects.exists() and not TagHide.objects.exists()


def test_a_fragment_brings_the_changed_buttons_and_says_what_changed(client_for, dyed, cleo):
    client = client_for(cleo)
    for deed, words_said, pressed in (
        ("follow", "You follow #wool.", 'aria-pressed="true"'),
        ("hide", "You hide #wool.", "Show again"),
        ("unhide", "#wool is in your lists again.", "Hide<"),
        ("unfollow", "You no longer follow #wool.", 'aria-pressed="false"'),
    ):
        answer = client.post(f"/tags/wool/{deed}/", HTTP_HX_REQUEST="true").content.decode()
        assert f'data-announce="{words_said}"' in answer and pressed in answer
        assert "<html" not in answer


def test_the_settings_list_both_and_undo_each(client_for, visitor, dyed, cleo):
    client = client_for(cleo)
    assert visitor.get("/settings/tags/")["Location"] == "/accounts/login/?next=/settings/tags/"
    page = words(client, "/settings/tags/")
    assert "None so far." in page and "None. The page of each tag" in page
    follow_tag(tag=tag("wool"), by=cleo)
    hide_tag(tag=tag("natural-dye"), by=cleo)
    followed, hidden = words(client, "/settings/tags/").split('id="hidden-tags"')
    assert "/tags/wool/unfollow/" in followed and "/tags/natural-dye/unhide/" in hidden
    assert "/settings/tags/" in words(client, "/settings/")


def test_the_settings_ask_as_much_for_one_as_for_twelve(client_for, ana, cleo, django_assert_num_queries):
    client = client_for(cleo)
    for number in range(24):
        a_post(by=ana, text=f"{number}.", tags=[f"tag{number}"])
    follow_tag(tag=tag("tag0"), by=cleo)
    hide_tag(tag=tag("tag1"), by=cleo)
    client.get("/settings/tags/")
    with django_assert_num_queries(5):
        client.get("/settings/tags/")
    for number in range(2, 24):
        (follow_tag if number % 2 else hide_tag)(tag=tag(f"tag{number}"), by=cleo)
    with django_assert_num_queries(5):
        client.get("/settings/tags/")
