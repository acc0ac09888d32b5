"""Who sees a post, on every surface there is: for all others it is as if it never was."""

import pytest
from django.urls import reverse

from community.comments.models import Comment
from community.follows.operations import follow_member, unfollow_member
from community.likes.models import Like
from community.notifications.models import Notification
from community.pictures.addresses import sources
from community.posts.choices import Audience
from community.posts.models import Post
from community.posts.operations import edit_post
from home.blocks.choosers import ChoosePost
from tests.factories.pictures import a_picture
from tests.factories.posts import a_comment, a_post
from tests.posts.audience_world import CANARY, SEES, VIEWERS, world

__all__ = ["world"]
pytestmark = pytest.mark.django_db
NARROWER = [Audience.MEMBERS, Audience.FOLLOWERS, Audience.ME]
MISSING = 9_999_999


def show_to(post, audience):
    pictures = list(post.pictures.order_by("post_picture__position"))
    tags = [tag.name for tag in post.tags.all()]
    changed = {"title": post.title, "text": post.text, "pictures": pictures, "tags": tags}
    edit_post(post=post, by=post.author, audience=audience, **changed)
    post.refresh_from_db()


def body_of(answer):
    return answer.content.decode()


@pytest.mark.parametrize("audience", list(Audience))
def test_its_own_pages_are_there_for_its_audience_alone(world, audience):
    show_to(world.post, audience)
    for part in VIEWERS:
        pages = world.pages() | (world.member_pages() if part != "visitor" else {})
        for name, address in pages.items():
            answer = world.clients[part].get(address, follow=True)
            expected = 200 if part in SEES[audience] else 404
            assert (part, name, answer.status_code) == (part, name, expected)
            if expected == 404:
                assert CANARY not in body_of(answer) and "Ana Author" not in body_of(answer)


@pytest.mark.parametrize("audience", NARROWER)
def test_denied_reads_like_a_number_that_never_was(world, audience):
    show_to(world.post, audience)
    missing = reverse("posts:post", args=[MISSING, "x"])
    for part in set(VIEWERS) - SEES[audience]:
        client = world.clients[part]
        denied, never = client.get(world.post.get_absolute_url()), client.get(missing)
        assert (denied.status_code, never.status_code) == (404, 404)
        assert len(body_of(denied)) == len(body_of(never)) and denied.headers.keys() == never.headers.keys()


@pytest.mark.parametrize("audience", list(Audience))
def test_lists_hold_it_for_its_audience_alone(world, audience):
    show_to(world.post, audience)
    for part in VIEWERS:
        for name, address in world.lists().items():
            found = CANARY in body_of(world.clients[part].get(address))
            assert (part, name, found) == (part, name, part in SEES[audience])


@pytest.mark.parametrize("audience", list(Audience))
def test_a_tag_that_is_only_on_hidden_posts_is_no_tag(world, audience):
    address = world.tag.get_absolute_url()
    show_to(world.post, audience)
    for part in VIEWERS:
        status = world.clients[part].get(address).status_code
        assert (part, status) == (part, 200 if part in SEES[audience] else 404)
        if part != "visitor":
            answer = world.clients[part].get(reverse("posts:tag_suggestions"), {"q": CANARY[:3]})
            assert (part, bool(answer.json()["tags"])) == (part, part in SEES[audience])


@pytest.mark.parametrize("audience", list(Audience))
def test_feeds_of_followers_and_of_readers_outside(world, audience):
    show_to(world.post, audience)
    for part in ("follower", "stranger", "author"):
        page = body_of(world.clients[part].get(reverse("feeds:following")))
        found = f"{CANARY} one" in page
        assert (part, found) == (part, part in SEES[audience] and part != "stranger")
    for address in world.news():
        for client in world.clients.values():
            assert (CANARY in body_of(client.get(address))) == (audience == Audience.EVERYONE)


@pytest.mark.parametrize("audience", NARROWER)
def test_nobody_outside_writes_likes_or_reports(world, audience):
    show_to(world.post, audience)
    before = Comment.objects.count(), Like.objects.count()
    for part in set(VIEWERS) - SEES[audience] - {"visitor"}:
        for name, address in world.deeds().items():
            answer = world.clients[part].post(address, {"text": "Hello?"})
            assert (part, name, answer.status_code) == (part, name, 404)
        report = reverse("moderation:report_post", args=[world.post.pk])
        assert world.clients[part].post(report, {"rule": "x"}).status_code == 404
    assert (Comment.objects.count(), Like.objects.count()) == before


def test_its_audience_writes_and_likes(world):
    show_to(world.post, Audience.FOLLOWERS)
    client = world.clients["follower"]
    assert client.post(world.deeds()["write"], {"text": "Still here."}).status_code == 302
    assert client.post(world.deeds()["like"]).status_code == 302
    assert Comment.objects.filter(text="Still here.").exists()
    assert Like.objects.filter(member=world.people["follower"], post=world.post).exists()


def test_notices_of_those_who_no_longer_see_it_say_nothing_of_it(world):
    assert CANARY in body_of(world.clients["former"].get(reverse("notifications:list")))
    show_to(world.post, Audience.FOLLOWERS)
    page = body_of(world.clients["former"].get(reverse("notifications:list")))
    assert CANARY not in page and f"/posts/{world.post.pk}/" not in page
    assert CANARY in body_of(world.clients["author"].get(reverse("notifications:list")))


def test_nobody_is_told_of_what_they_cannot_see(world):
    show_to(world.post, Audience.FOLLOWERS)
    former = world.people["former"]
    before = Notification.objects.filter(recipient=former).count()
    a_comment(world.post, by=world.people["author"], parent=world.comments[0], text="Thank you.")
    world.clients["follower"].post(reverse("likes:like_comment", args=[world.comments[0].pk]))
    assert Notification.objects.filter(recipient=former).count() == before


def test_what_others_said_stays_for_those_who_still_see_it(world):
    show_to(world.post, Audience.FOLLOWERS)
    page = body_of(world.clients["follower"].get(world.post.get_absolute_url()))
    assert "Dora Former" in page and f"{CANARY} three" in page


def test_an_own_comment_under_a_post_one_lost_is_out_of_reach(world):
    show_to(world.post, Audience.FOLLOWERS)
    mine = world.comments[0]
    for name in ("comments:edit", "comments:delete", "comments:permalink"):
        assert world.clients["former"].get(reverse(name, args=[mine.pk])).status_code == 404


def test_following_opens_and_unfollowing_closes_at_once(world):
    show_to(world.post, Audience.FOLLOWERS)
    stranger, client = world.people["stranger"], world.clients["stranger"]
    follow_member(member=world.people["author"], by=stranger)
    assert client.get(world.post.get_absolute_url()).status_code == 200
    address = sources(world.post.pictures.get()).fallback
    assert client.get(address).status_code == 200
    unfollow_member(member=world.people["author"], by=stranger)
    assert client.get(world.post.get_absolute_url()).status_code == 404
    assert client.get(address).status_code == 404


def test_being_followed_by_the_author_opens_nothing(world):
    show_to(world.post, Audience.FOLLOWERS)
    follow_member(member=world.people["stranger"], by=world.people["author"])
    assert world.clients["stranger"].get(world.post.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("audience", NARROWER)
def test_editors_and_moderators_choose_and_see_no_more_than_others(world, audience, ed, mia, client_for):
    show_to(world.post, audience)
    assert not ChoosePost().get_object_list().exists()
    for member in (ed, mia):
        status = client_for(member).get(world.post.get_absolute_url()).status_code
        assert status == (200 if audience == Audience.MEMBERS else 404)


@pytest.mark.parametrize("audience", NARROWER)
def test_what_is_not_public_tells_other_sites_nothing(world, audience):
    show_to(world.post, audience)
    page = body_of(world.clients["author"].get(world.post.get_absolute_url()))
    assert '<meta name="robots" content="noindex">' in page and "og:title" not in page
    assert "application/ld+json" not in page


@pytest.mark.parametrize(
    ("audience", "part", "words"),
    [
        (Audience.MEMBERS, "stranger", "Only members see this"),
        (Audience.FOLLOWERS, "follower", "Only people who follow Ana Author see this"),
        (Audience.FOLLOWERS, "author", "Only people who follow you see this"),
        (Audience.ME, "author", "Only you see this"),
    ],
)
def test_whoever_sees_it_reads_who_else_does(world, audience, part, words):
    show_to(world.post, audience)
    for address in (world.post.get_absolute_url(), reverse("feeds:latest")):
        assert words in body_of(world.clients[part].get(address))


def test_what_everyone_sees_carries_no_mark(world):
    assert 'class="audience"' not in body_of(world.clients["author"].get(world.post.get_absolute_url()))


def test_lists_cost_the_same_with_one_post_and_with_twelve(
    ana, bo, client_for, django_assert_max_num_queries
):
    for number in range(12):
        a_post(
            by=ana, text=f"Number {number}", audience=list(Audience)[number % 4], pictures=[a_picture(ana)]
        )
    client = client_for(bo)
    client.get(reverse("feeds:latest"))
    with django_assert_max_num_queries(20):
        assert body_of(client.get(reverse("feeds:latest"))).count('<article class="entry"') == 9
    assert Post.objects.visible_to(bo).count() == 9
