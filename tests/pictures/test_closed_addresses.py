"""Every address of a picture noted while it was allowed, asked again when it no longer is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.follows.operations import unfollow_member
from community.members.operations import suspend
from community.moderation.models import ModerationState
from community.moderation.operations import report
from community.moderation.rules import CitedRule
from community.moderation.signals import content_moderated
from community.pictures.addresses import sources
from community.posts.choices import Audience
from community.posts.models import Post
from community.posts.operations import delete_post, edit_post
from tests.factories.pictures import a_picture
from tests.factories.posts import a_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def clients(visitor, client_for, ana, bo, cleo, ed, mia):
    return {"visitor": visitor} | {m.handle: client_for(m) for m in (ana, bo, cleo, ed, mia)}


@pytest.fixture
def posted(ana, commits):
    def post_for(audience):
        with commits():
            return a_post(by=ana, pictures=[a_picture(ana), a_picture(ana)], audience=audience)

    return post_for


def addresses(post):
    """Return every address of every size of every picture."""
    for picture in post.pictures.all():
        found = sources(picture)
        yield from (address for address, _width in (*found.avif, *found.webp))
        yield found.fallback


def change(post, commits, audience):
    with commits():
        fields = {"title": post.title, "text": post.text, "tags": [], "pictures": list(post.pictures.all())}
        edit_post(post=post, by=post.author, audience=audience, **fields)


def who_gets(clients, noted):
    """Return who gets at least one of these, having checked that nobody is left a copy of what is closed."""
    lucky = set()
    for name, client in clients.items():
        for address in noted:
            answer = client.get(address)
            assert answer.status_code in (200, 404)
            if answer.status_code == 200:
                lucky.add(name)
                assert answer.getvalue()
            kept = answer.headers.get("Cache-Control", "")
            assert ("immutable" in kept) == (address.startswith("/media/") and answer.status_code == 200)
            if not address.startswith("/media/") and answer.status_code == 200:
                assert kept == "private, no-store"
    return lucky


@pytest.mark.parametrize(
    ("audience", "sees"),
    [
        (Audience.EVERYONE, {"visitor", "ana", "bobo", "cleo", "eddy", "mia"}),
        (Audience.MEMBERS, {"ana", "bobo", "cleo", "eddy", "mia"}),
        (Audience.FOLLOWERS, {"ana", "bobo"}),
        (Audience.ME, {"ana"}),
    ],
)
def test_files_are_for_the_audience_of_the_post(clients, posted, audience, sees):
    assert who_gets(clients, list(addresses(posted(audience)))) == sees


@pytest.mark.parametrize("before", [Audience.EVERYONE, Audience.MEMBERS, Audience.FOLLOWERS])
def test_addresses_noted_before_narrowing_are_dead_or_ask_again(clients, posted, commits, before):
    post = posted(before)
    noted = list(addresses(post))
    change(post, commits, Audience.ME)
    assert who_gets(clients, noted) <= {"ana"}
    assert who_gets(clients, list(addresses(post))) == {"ana"}


def test_a_public_address_stays_dead_when_the_post_is_public_again(clients, posted, commits):
    post = posted(Audience.EVERYONE)
    noted = list(addresses(post))
    change(post, commits, Audience.FOLLOWERS)
    closed = list(addresses(post))
    change(post, commits, Audience.EVERYONE)
    assert who_gets(clients, noted) == set()
    assert not set(noted) & set(addresses(post))
    # The addresses that ask first still do, and now everyone may.
    assert "visitor" in who_gets(clients, closed)


def test_a_follower_who_leaves_gets_nothing_by_what_they_noted(clients, posted, ana, bo):
    noted = list(addresses(posted(Audience.FOLLOWERS)))
    assert "bobo" in who_gets(clients, noted)
    unfollow_member(member=ana, by=bo)
    assert who_gets(clients, noted) == {"ana"}


@pytest.mark.parametrize("audience", [Audience.EVERYONE, Audience.FOLLOWERS])
def test_deleting_removing_and_suspending_close_them(clients, posted, commits, ana, audience):
    removed, deleted = posted(audience), posted(audience)
    noted = {name: list(addresses(post)) for name, post in {"removed": removed, "deleted": deleted}.items()}
    with commits():
        Post.objects.filter(pk=removed.pk).update(moderation_state=ModerationState.REMOVED)
        removed.refresh_from_db()
        content_moderated.send(sender=Post, content=removed, state=ModerationState.REMOVED)
        delete_post(post=deleted, by=ana)
    assert who_gets(clients, noted["removed"]) <= {"ana"}
    assert who_gets(clients, noted["deleted"]) == set()


def test_the_closed_pictures_of_the_suspended_are_out_of_sight(clients, posted, ana):
    noted = list(addresses(posted(Audience.MEMBERS)))
    suspend(member=ana, until=timezone.now() + timedelta(days=1))
    others = {name: client for name, client in clients.items() if name != "ana"}
    assert who_gets(others, noted) == set()


def test_what_waits_for_its_post_is_for_its_owner_alone(clients, ana):
    picture = a_picture(ana)
    found = sources(picture)
    assert who_gets(clients, [found.fallback, found.webp[0][0]]) == {"ana"}


def test_moderators_see_what_was_reported(clients, posted, bo):
    post = posted(Audience.FOLLOWERS)
    noted = list(addresses(post))
    assert "mia" not in who_gets(clients, noted)
    report(target=post, by=bo, rule=CitedRule("kind", "Be kind", "Be kind to people."))
    assert who_gets(clients, noted) == {"ana", "bobo", "mia"}
