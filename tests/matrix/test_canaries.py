"""Following every link as everybody: each finds exactly the secrets they may, and looking changes nothing."""

from collections.abc import Iterator

import pytest
from django.urls import reverse

from community.posts.models import PostVersion
from tests.matrix.doors import Ask
from tests.matrix.observing import Seen, look
from tests.matrix.secrets_of_the_world import allowed
from tests.surfaces.test_crawl import everything_stored
from tests.world.world import World

pytestmark = pytest.mark.django_db

ACTORS = ("anon", "member", "follower", "pending", "blocked", "blocker", "moderator", "owner:open")
STARTS = ("/", "/latest/", "/tags/", "/feed/", "/notifications/", "/settings/", "/drafts/", "/posts/new/")
STARTS += ("/accounts/email/", "/house-rules/", "/settings/blocked/", "/settings/muted/", "/page-live/")
STARTS += ("/page-login-only/", "/decisions/", "/robots.txt", "/.well-known/security.txt")
# Programs that read news send no session: a feed is the visitor's view, whoever fetches it.
FEEDS = ("/latest/feed.atom", "/tags/tagpublic/feed.atom")


def every_thing(world: World) -> Iterator[str]:
    """Yield the address of every thing there is, also of what no link leads to."""
    for post in world.things.posts.values():
        if post.pk is not None:
            yield post.get_absolute_url()
            yield reverse("comments:create", args=[post.pk])
            yield reverse("posts:history", args=[post.pk])
    for comment in (*world.things.comments.values(), *world.things.talk.values()):
        yield reverse("comments:permalink", args=[comment.pk])
    for name, person in world.people.known.items():
        profile = reverse("members:profile", args=[person.handle])
        yield profile
        if name.startswith("owner:"):
            yield from (f"{profile}followers/", f"{profile}following/")
    yield reverse("drafts:draft", args=[world.things.draft.pk])
    for picture in world.things.pictures.values():
        yield reverse("pictures:file", args=[picture.key, "40.jpg"])
    shown = PostVersion.objects.filter(post=world.things.posts["public"])
    yield reverse("exports:fetch", args=[world.export.key])
    yield from (reverse("posts:version", args=[one.post_id, one.number]) for one in shown)


def crawl(world: World, actor: str) -> dict[str, Seen]:
    """Look at the pages one begins with, where their links lead, and every thing there is; return what came."""
    seen: dict[str, Seen] = {}
    waiting = [*STARTS, *(FEEDS if actor == "anon" else ()), *every_thing(world)]
    for address in STARTS:
        seen[address] = look(world, actor, Ask(address))
        waiting += [link for link in seen[address].links if "?" not in link and not link.endswith(".atom")]
    for address in dict.fromkeys(waiting):
        if address not in seen:
            seen[address] = look(world, actor, Ask(address))
    return seen


# Who may see what is asked on both databases, cell by cell; this walks through every page.
@pytest.mark.once
@pytest.mark.parametrize("actor", ACTORS)
def test_everybody_finds_what_is_theirs_to_find_and_nothing_else(world: World, actor: str) -> None:
    before = everything_stored()
    seen = crawl(world, actor)
    assert {address: one.tables for address, one in seen.items() if one.wrote} == {}
    assert everything_stored() == before
    assert {address for address, one in seen.items() if one.status >= 500} == set()
    found = {name: address for address, one in seen.items() for name in one.canaries}
    assert {name: at for name, at in found.items() if name not in allowed(actor)} == {}
    assert allowed(actor) - set(found) == set()
