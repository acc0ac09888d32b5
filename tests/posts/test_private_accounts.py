"""A private account on every surface there is: for all but accepted followers its posts are as if they never were."""

import pytest
from django.urls import reverse

from community.feeds.feed import following_feed
from community.follows.asking import accept_request, decline_request, withdraw_request
from community.follows.models import Tie
from community.follows.operations import follow_member, remove_follower, unfollow_member
from community.likes.operations import like_post
from community.members.operations import edit_profile, set_indexing, set_privacy
from community.notifications.models import Notification
from community.pictures.addresses import sources
from community.posts.choices import Audience
from community.posts.models import Post
from community.posts.operations import edit_post
from community.posts.suggestions import suggested_tags
from home.blocks.choosers import ChoosePost
from tests.conftest import make_member
from tests.factories.drafts import a_draft
from tests.factories.posts import a_post
from tests.posts.audience_world import CANARY, World, world

__all__ = ["world"]
pytestmark = pytest.mark.django_db
INSIDE = ("follower", "accepted", "author")
OUTSIDE = (
    "visitor",
    "stranger",
    "pending",
    "declined",
    "withdrawn",
    "former",
    "removed",
    "editor",
    "moderator",
)


@pytest.fixture
def account(world: World, client_for, ed, mia, django_capture_on_commit_callbacks) -> World:
    """The world of one post, by somebody who turned private, and everybody who is not among their followers."""
    ana = world.people["author"]
    with django_capture_on_commit_callbacks(execute=True):
        set_privacy(member=ana, by=ana, is_private=True)
    ana.refresh_from_db()
    people = {name: make_member(name) for name in ("pending", "declined", "withdrawn", "removed", "accepted")}
    for member in people.values():
        assert follow_member(member=ana, by=member) is Tie.ASKED
    decline_request(requester=people["declined"], by=ana)
    withdraw_request(member=ana, by=people["withdrawn"])
    for name in ("removed", "accepted"):
        accept_request(requester=people[name], by=ana)
    remove_follower(follower=people["removed"], by=ana)
    people |= {"editor": ed, "moderator": mia}
    world.people |= people
    world.clients |= {name: client_for(member) for name, member in people.items()}
    return world


def body_of(answer):
    return answer.content.decode()


def test_posts_are_there_for_followers_alone(account):
    for part in (*INSIDE, *OUTSIDE):
        for name, address in account.pages().items():
            answer = account.clients[part].get(address, follow=True)
            assert (part, name, answer.status_code) == (part, name, 200 if part in INSIDE else 404)
            assert (part, name, CANARY in body_of(answer)) == (
                part,
                name,
                part in INSIDE,
            )


def test_no_list_holds_them_for_anybody_else(account):
    for part in (*INSIDE, *OUTSIDE):
        for name, address in account.lists().items():
            found = CANARY in body_of(account.clients[part].get(address))
            assert (part, name, found) == (part, name, part in INSIDE)


def test_a_tag_that_only_a_private_account_uses_is_no_tag_to_others(account):
    for part in (*INSIDE, *OUTSIDE):
        address = account.tag.get_absolute_url()
        assert (part, account.clients[part].get(address).status_code) == (
            part,
            200 if part in INSIDE else 404,
        )
        if part != "visitor":
            assert bool(suggested_tags(CANARY[:3], account.people[part])) is (part in INSIDE)


def test_feeds_for_other_programs_hold_nothing_of_it_whoever_asks(account):
    for part in (*INSIDE, *OUTSIDE):
        client = account.clients[part]
        assert CANARY not in body_of(client.get(reverse("feeds:latest_news")))
        assert client.get(reverse("feeds:member_news", args=["ana"])).status_code == 404
        assert client.get(reverse("feeds:tag_news", args=[account.tag.slug])).status_code == 404


def test_the_own_feed_holds_them_for_followers_alone(account):
    for part in (set(INSIDE) | set(OUTSIDE)) - {"visitor"}:
        found = any(card.id == account.post.pk for card in following_feed(account.people[part], None).cards)
        assert (part, found) == (part, part in INSIDE)


def test_whom_it_follows_and_who_follows_it_is_not_there_for_others(account):
    ana, bo = account.people["author"], account.people["follower"]
    follow_member(member=bo, by=ana)
    for part in (*INSIDE, *OUTSIDE):
        client = account.clients[part]
        for side in ("followers", "following"):
            status = client.get(f"/@ana/{side}/").status_code
            assert (part, side, status) == (part, side, 200 if part in INSIDE else 404)
            # Nor do they learn it from the other end.
            found = "Ana Author" in body_of(client.get(f"/@bobo/{side}/"))
            assert (part, side, found) == (part, side, part in INSIDE)


@pytest.mark.parametrize("name", ["followers/", "following/", "feed.atom", "?before=1-1"])
def test_what_is_closed_reads_like_a_handle_that_never_was(account, name):
    for part in OUTSIDE:
        client = account.clients[part]
        closed, never = client.get(f"/@ana/{name}"), client.get(f"/@abc/{name}")
        assert (part, closed.status_code, never.status_code) == (part, 404, 404)
        assert len(body_of(closed)) == len(body_of(never))
        assert closed.headers.keys() == never.headers.keys()


def test_the_first_page_says_who_it_is_and_not_what_they_made(account):
    ana = account.people["author"]
    told = {"display_name": "Ana Author", "pronouns": "she/her", "biography": "I mend cups."}
    edit_profile(member=ana, by=ana, links=["https://ana.example"], **told)
    for part in OUTSIDE:
        answer = account.clients[part].get("/@ana/")
        page = body_of(answer)
        assert answer.status_code == 200
        for said in (
            "Ana Author",
            "she/her",
            "I mend cups.",
            "ana.example",
            "Ana Author shows posts to followers",
        ):
            assert said in page
        for kept in (CANARY, "/@ana/followers/", "/@ana/following/", "feed.atom", "article"):
            assert (part, kept, kept in page) == (part, kept, False)
    for part in ("stranger", "declined", "withdrawn", "former", "removed"):
        page = body_of(account.clients[part].get("/@ana/"))
        assert "Ask to follow" in page and "Take it back" not in page
    assert "Asked. Take it back" in body_of(account.clients["pending"].get("/@ana/"))
    assert "Following" in body_of(account.clients["accepted"].get("/@ana/"))


def test_other_sites_are_told_nothing_of_a_private_account(account):
    for part, address in (
        ("visitor", "/@ana/"),
        ("follower", "/@ana/"),
        ("follower", account.pages()["post"]),
    ):
        answer = account.clients[part].get(address)
        page = body_of(answer)
        head = page[: page.index("</head>")]
        assert '<meta name="robots" content="noindex">' in head and answer["X-Robots-Tag"] == "noindex"
        assert "application/ld+json" not in page
        for line in head.splitlines():
            assert "og:" not in line or ("Ana" not in line and "/@ana/" not in line)


def test_every_address_of_a_picture_dies_and_the_new_ones_are_for_followers(
    world, client_for, django_capture_on_commit_callbacks
):
    ana, noted = world.people["author"], _addresses(world.post)
    assert {world.clients["visitor"].get(address).status_code for address in noted} == {200}
    with django_capture_on_commit_callbacks(execute=True):
        set_privacy(member=ana, by=ana, is_private=True)
    new = _addresses(world.post)
    for part, client in world.clients.items():
        assert {client.get(address).status_code for address in noted} == {404}
        allowed = {200} if part in INSIDE else {404}
        assert {client.get(address).status_code for address in new} == allowed
    unfollow_member(member=ana, by=world.people["follower"])
    assert {world.clients["follower"].get(address).status_code for address in new} == {404}


def test_the_history_of_a_post_and_its_drafts_are_closed_too(account):
    ana, post = account.people["author"], account.post
    pictures = list(post.pictures.all())
    edit_post(post=post, by=ana, title=post.title, text=f"{CANARY} five", pictures=pictures, tags=[CANARY])
    a_draft(ana, text=f"{CANARY} six")
    for part in (*INSIDE, *OUTSIDE):
        for name, args in (("posts:history", [post.pk]), ("posts:version", [post.pk, 1])):
            answer = account.clients[part].get(reverse(name, args=args))
            assert (part, name, answer.status_code) == (part, name, 200 if part in INSIDE else 404)
            assert answer.status_code == 404 or answer["X-Robots-Tag"] == "noindex"
        if part not in ("visitor", "author"):
            assert CANARY not in body_of(account.clients[part].get(reverse("drafts:list")))


def test_nobody_outside_writes_likes_or_reports(account):
    for part in set(OUTSIDE) - {"visitor"}:
        for name, address in account.deeds().items():
            answer = account.clients[part].post(address, {"text": "Hello?"})
            assert (part, name, answer.status_code) == (part, name, 404)


def test_notices_of_those_outside_say_nothing_of_it(account):
    assert Notification.objects.filter(recipient=account.people["former"]).exists()
    page = body_of(account.clients["former"].get(reverse("notifications:list")))
    assert CANARY not in page and f"/posts/{account.post.pk}/" not in page


def test_nobody_outside_is_told_of_a_mention(account):
    before = Notification.objects.filter(kind="mentioned").count()
    a_post(by=account.people["author"], text="Thank you, @cleo and @pending.")
    assert Notification.objects.filter(kind="mentioned").count() == before
    a_post(by=account.people["author"], text="Thank you, @bobo.")
    assert Notification.objects.filter(kind="mentioned").count() == before + 1


def test_editors_cannot_choose_it(account):
    assert not ChoosePost().get_object_list().filter(author=account.people["author"]).exists()


def test_beside_others_posts_nothing_of_it_is_shown(account):
    other = a_post(by=account.people["stranger"], text="Also a bird", tags=[CANARY])
    for part in ("visitor", "stranger", "pending", "follower"):
        page = body_of(account.clients[part].get(other.get_absolute_url()))
        assert (part, f"{CANARY} one" in page) == (part, part in INSIDE)


def test_that_they_like_others_posts_may_be_known(account):
    other = a_post(by=account.people["stranger"], text="Seen by all")
    like_post(post=other, by=account.people["author"])
    assert "Ana Author" in body_of(account.clients["visitor"].get(other.get_absolute_url()))


def test_authors_and_followers_read_who_else_sees_it(account):
    for part, said in (
        ("author", "people who follow you see"),
        ("follower", "people who follow Ana Author see"),
    ):
        for address in (account.post.get_absolute_url(), "/@ana/"):
            assert said in body_of(account.clients[part].get(address))


def test_back_to_public_everything_is_there_again(account, django_capture_on_commit_callbacks):
    ana = account.people["author"]
    with django_capture_on_commit_callbacks(execute=True):
        set_privacy(member=ana, by=ana, is_private=False)
    for part in (*INSIDE, *OUTSIDE):
        for address in (account.post.get_absolute_url(), "/latest/", "/@ana/", "/@ana/feed.atom"):
            assert CANARY in body_of(account.clients[part].get(address))
    assert {account.clients["visitor"].get(address).status_code for address in _addresses(account.post)} == {
        200
    }


def test_only_me_stays_only_me_for_followers_of_a_private_account(account):
    secret = a_post(by=account.people["author"], text="Wren", audience=Audience.ME)
    for part in (*INSIDE, *OUTSIDE):
        status = account.clients[part].get(secret.get_absolute_url()).status_code
        assert (part, status) == (part, 200 if part == "author" else 404)


def test_who_does_not_want_to_be_found_is_seen_by_people_and_left_out_for_programs(world, visitor):
    ana, post = world.people["author"], world.post
    listed = visitor.get("/@ana/")
    assert "X-Robots-Tag" not in listed and "noindex" not in body_of(listed)
    set_indexing(member=ana, by=ana, is_indexed=False)
    for address in ("/@ana/", post.get_absolute_url()):
        answer = visitor.get(address)
        assert CANARY in body_of(answer) and answer["X-Robots-Tag"] == "noindex"
        assert '<meta name="robots" content="noindex">' in body_of(answer)
    assert "ld+json" not in body_of(visitor.get(post.get_absolute_url()))
    assert CANARY in body_of(visitor.get("/latest/"))
    assert CANARY not in body_of(visitor.get("/latest/feed.atom"))
    assert visitor.get("/@ana/feed.atom").status_code == 404
    assert visitor.get(reverse("feeds:tag_news", args=[world.tag.slug])).status_code == 404


def test_lists_cost_no_more_with_private_accounts_among_them(account, django_assert_max_num_queries):
    for number in range(6):
        a_post(by=account.people["author"], text=f"Number {number}")
    client = account.clients["accepted"]
    client.get("/latest/")
    with django_assert_max_num_queries(12):
        assert body_of(client.get("/latest/")).count('<article class="entry"') == 7
    assert Post.objects.visible_to(account.people["pending"]).count() == 0


def _addresses(post):
    """Return every address of every size of its picture."""
    found = sources(post.pictures.get())
    return [*(address for address, _width in (*found.avif, *found.webp)), found.fallback]
