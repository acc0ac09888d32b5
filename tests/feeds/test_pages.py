import datetime as dt
import re

import pytest
from django.utils import timezone

from community.follows.operations import follow_member
from community.likes.operations import like_post
from community.members.operations import edit_profile, suspend
from community.moderation.models import ModerationState
from community.posts.models import Post
from tests.conftest import make_member
from tests.factories.posts import a_comment, a_post
from tests.feeds.rows import a_picture_row

HIDDEN = [ModerationState.HELD, ModerationState.REMOVED]


def words(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def hide(post, state):
    Post.objects.filter(pk=post.pk).update(moderation_state=state)


def test_the_feed_holds_whom_one_follows_and_oneself(client_for, ana, bo, cleo):
    for member in (ana, bo, cleo):
        a_post(by=member, text=f"Words of {member.handle}.")
    page = words(client_for(bo), "/feed/")
    assert "Words of ana." in page and "You follow Ana" in page
    assert "Words of bobo." in page and "Your post" in page
    assert "Words of cleo." not in page
    assert "Newest first, nothing ranked." in page


def test_the_feed_is_for_members(visitor):
    answer = visitor.get("/feed/")
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/?next=/feed/")


def test_latest_is_everybodys_newest_first(visitor, ana, bo):
    a_post(by=ana, text="Older words.")
    a_post(by=bo, text="Newer words.")
    page = words(visitor, "/latest/")
    assert page.index("Newer words.") < page.index("Older words.")
    assert "That’s everything." in page


@pytest.mark.parametrize(
    "address", ["/latest/", "/tags/wool/", "/tags/", "/latest/feed.atom", "/tags/wool/feed.atom"]
)
def test_visitors_read_without_a_cookie(visitor, ana, address):
    a_post(by=ana, tags=["wool"])
    answer = visitor.get(address)
    assert answer.status_code == 200 and not answer.cookies
    assert b"csrfmiddlewaretoken" not in answer.content


@pytest.mark.parametrize("state", HIDDEN)
def test_hidden_posts_are_in_no_feed(visitor, client_for, ana, bo, cleo, state):
    post = a_post(by=ana, text="The canary.", tags=["wool"])
    a_post(by=cleo, tags=["wool"])
    hide(post, state)
    for address in ("/latest/", "/tags/wool/", "/latest/feed.atom", "/tags/wool/feed.atom"):
        assert "canary" not in words(visitor, address)
    assert "canary" not in words(client_for(bo), "/feed/")


def test_posts_of_the_suspended_are_in_no_feed_until_it_ends(visitor, client_for, ana, bo):
    a_post(by=ana, text="The canary.", tags=["wool"])
    suspend(member=ana, until=timezone.now() + dt.timedelta(days=1))
    assert "canary" not in words(visitor, "/latest/") + words(client_for(bo), "/feed/")
    assert "Ana" not in words(visitor, "/latest/")
    assert visitor.get("/tags/wool/").status_code == 404
    assert "wool" not in words(visitor, "/tags/")
    assert visitor.get("/@ana/feed.atom").status_code == 404
    suspend(member=ana, until=timezone.now() - dt.timedelta(days=1))
    assert "canary" in words(visitor, "/latest/")


def test_a_tag_has_one_address_however_it_is_typed(visitor, ana):
    a_post(by=ana, tags=["Natural Dye"])
    assert "In" in words(visitor, "/tags/natural-dye/")
    for typed in ("Natural-Dye", "NATURAL-DYE", "natural_dye", "Natural Dye", "ｎatural-dye"):
        answer = visitor.get(f"/tags/{typed}/")
        assert (answer.status_code, answer["Location"]) == (301, "/tags/natural-dye/")


@pytest.mark.parametrize("slug", ["unknown", "%F0%9F%A7%B5", "-", "x" * 300, "%00", "%EF%BF%BD"])
def test_tags_nobody_uses_are_not_there(visitor, ana, slug):
    assert visitor.get(f"/tags/{slug}/").status_code in (400, 404)


def test_emoji_are_tags_of_their_own(visitor, ana):
    a_post(by=ana, text="Thread.", tags=["🧵"])
    a_post(by=ana, text="Needle.", tags=["🪡"])
    page = words(visitor, "/tags/🧵/")
    assert "Thread." in page and "Needle." not in page


def test_all_tags_by_the_alphabet_without_numbers(visitor, ana):
    a_post(by=ana, tags=["wool", "Alder", "3d"])
    a_post(by=ana, tags=["wool"])
    page = words(visitor, "/tags/")
    assert page.index(">3d<") < page.index("Alder") < page.index(">wool<")
    assert page.count(">wool<") == 1 and "2" not in re.search(r'href="/tags/wool/".*?</li>', page)[0]


def test_long_feeds_go_on_and_end(visitor, ana):
    for number in range(45):
        a_post(by=ana, text=f"Number {number}.")
    address, seen, pages = "/latest/", [], 0
    while address:
        page = words(visitor, address)
        seen += re.findall(r'<article class="entry" id="post-(\d+)"', page)
        more = re.search(r'href="([^"]*before=[^"]*)"', page)
        address, pages = more and more[1], pages + 1
        assert ("That’s everything." in page) == (more is None)
    assert (len(seen), len(set(seen)), pages) == (45, 45, 3)


@pytest.mark.parametrize("before", ["x", "1-", "99999999999999999-1", "%00", "-1-1"])
def test_addresses_that_name_no_page_are_not_there(visitor, client_for, bo, before):
    assert visitor.get(f"/latest/?before={before}").status_code in (400, 404)
    assert client_for(bo).get(f"/feed/?before={before}").status_code in (400, 404)


def test_past_the_end_there_is_an_end_and_a_way_back(visitor, ana):
    a_post(by=ana)
    page = words(visitor, "/latest/?before=1-1")
    assert "That’s everything." in page and 'href="/latest/"' in page


def test_empty_feeds_have_doors(visitor, client_for, cleo):
    assert "Your feed is a blank page" in words(client_for(cleo), "/feed/")
    assert "Nothing posted yet" in words(visitor, "/latest/")
    assert "No tags yet" in words(visitor, "/tags/")


def test_newcomers_and_tags_stand_beside_the_feed(visitor, client_for, ana, bo, cleo):
    a_post(by=ana, tags=["wool"])
    suspend(member=cleo, until=timezone.now() + dt.timedelta(days=1))
    beside = words(visitor, "/latest/").split("<aside", 1)[1]
    assert "Ana Author" in beside and "Bo Follower" in beside and "Cleo" not in beside and "wool" in beside
    assert "Bo Follower" not in words(client_for(bo), "/latest/").split("<aside", 1)[1].split("</aside>")[0]


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_feeds_are_only_read(client_for, bo, ana, method):
    a_post(by=ana, tags=["wool"])
    client = client_for(bo)
    for address in ("/feed/", "/latest/", "/tags/", "/tags/wool/", "/latest/feed.atom"):
        assert getattr(client, method)(address).status_code == 405


def test_markup_in_names_titles_and_tags_stays_words(visitor, ana):
    edit_profile(member=ana, by=ana, display_name="<i onclick=1>Ana", pronouns="", biography="", links=[])
    a_post(by=ana, title='"><script>alert(1)</script>', text="<img src=x onerror=1>", tags=["<b>bold</b>"])
    for address in ("/latest/", "/tags/", "/tags/bbold-b/", "/latest/feed.atom"):
        page = visitor.get(address).content.decode()
        assert "<script>alert" not in page and "<img src=x" not in page
        assert "<i onclick" not in page and "<b>bold" not in page


def fill(count, ana, likers):
    for number in range(count):
        post = a_post(by=ana, title=f"Post {number}", tags=["wool"], pictures=[a_picture_row(by=ana)])
        for liker in likers:
            like_post(post=post, by=liker)
        a_comment(post, by=likers[0])


@pytest.mark.parametrize(
    ("who", "address", "most"),
    [
        ("member", "/feed/", 12),
        ("member", "/latest/", 12),
        ("member", "/tags/wool/", 12),
        ("visitor", "/latest/", 8),
        ("visitor", "/tags/wool/", 8),
        ("visitor", "/tags/", 8),
    ],
)
def test_a_page_asks_as_much_for_one_as_for_twelve(
    visitor,
    client_for,
    ana,
    bo,
    cleo,
    who,
    address,
    most,
    django_assert_num_queries,
    django_assert_max_num_queries,
):
    client = client_for(bo) if who == "member" else visitor
    fill(1, ana, [bo, cleo])
    client.get(address)
    with django_assert_max_num_queries(most) as few:
        client.get(address)
    asked = len(few)
    fill(11, ana, [bo, cleo])
    client.get(address)
    with django_assert_num_queries(asked):
        assert client.get(address).content.count(b'class="entry"') in (12, 0)


def test_the_feed_asks_as_much_for_many_follows(
    client_for, ana, bo, django_assert_num_queries, django_assert_max_num_queries
):
    a_post(by=ana)
    client = client_for(bo)
    client.get("/feed/")
    with django_assert_max_num_queries(12) as few:
        client.get("/feed/")
    asked = len(few)
    for number in range(12):
        member = make_member(f"member{number}")
        follow_member(member=member, by=bo)
        a_post(by=member)
    client.get("/feed/")
    with django_assert_num_queries(asked):
        client.get("/feed/")


def test_twenty_cards_stay_light(client_for, ana, bo, cleo):
    for number in range(20):
        title = f"The title of post {number} as people write them"
        post = a_post(by=ana, title=title, text="Some words about it. " * 12, tags=["wool", "mending"])
        like_post(post=post, by=cleo)
    assert len(client_for(bo).get("/feed/").content) <= 60_000
