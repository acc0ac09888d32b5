"""What one may not know of answers exactly as what never was; numbers count what the viewer may see; nothing lives on."""

import logging
import re
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.members.operations import suspend
from community.posts.models import Post
from tests.matrix.doors import NOBODY
from tests.matrix.observing import body, taken_back
from tests.matrix.secrets_of_the_world import post_readers
from tests.world.people import PASSWORD, handle_of
from tests.world.things import POSTS
from tests.world.world import World

pytestmark = pytest.mark.django_db

# What is different in any two answers.
MOVING = ("Date", "ETag", "Last-Modified", "Set-Cookie", "RateLimit", "Content-Length")
CLOSE = 64
WAYS = {
    "get": {},
    "head": {},
    "options": {},
    "if-none-match": {"If-None-Match": '"x", *'},
    "range": {"Range": "bytes=0-10"},
    "fragment": {"HX-Request": "true"},
}


def pairs(world: World) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    """Yield what is meant, the address of what is hidden and of what never was, and from whom it is hidden."""
    things, absent = world.things, "f" * 32
    strangers = ("anon", "member", "pending", "blocked", "editor")
    for state in ("followers", "me", "author_private", "author_suspended", "author_paused"):
        post = things.posts[state]
        yield state, f"/posts/{post.pk}/{post.slug}/", f"/posts/{NOBODY}/{post.slug}/", strangers
        yield f"talk {state}", f"/posts/{post.pk}/comments/", f"/posts/{NOBODY}/comments/", strangers
        yield f"history {state}", f"/posts/{post.pk}/history/", f"/posts/{NOBODY}/history/", strangers
        yield f"like {state}", f"/posts/{post.pk}/like/", f"/posts/{NOBODY}/like/", strangers
        file = f"/pictures/{things.pictures[state].key}/40.jpg"
        yield f"file {state}", file, f"/pictures/{absent}/40.jpg", strangers
        talk = things.talk[state].pk
        yield f"comment {state}", f"/comments/{talk}/", f"/comments/{NOBODY}/", strangers
    draft = things.draft.pk
    yield "draft", f"/drafts/{draft}/", f"/drafts/{NOBODY}/", (*strangers, "follower", "moderator")
    for owner in ("sanctioned", "gone", "away"):
        handle = handle_of(f"owner:{owner}")
        yield f"profile {owner}", f"/@{handle}/", f"/@{'z' * len(handle)}/", strangers
    handle = handle_of("owner:open")
    yield "profile open", f"/@{handle}/", f"/@{'z' * len(handle)}/", ("blocked", "blocker")


def told(client: Client, way: str, address: str) -> tuple[int, dict[str, str], int]:
    method = way if way in ("head", "options") else "get"
    answer = getattr(client, method)(address, headers=WAYS[way])
    headers = {
        name: re.sub(r"\d+|[0-9a-f]{32}|z{5,}", "#", value)
        for name, value in answer.headers.items()
        if name not in MOVING
    }
    headers.pop("Location", None)
    size = sum(len(part) for part in answer.streaming_content) if answer.streaming else len(answer.content)
    return answer.status_code, headers, size


@pytest.mark.once
@pytest.mark.parametrize("way", WAYS)
def test_what_is_hidden_answers_as_what_never_was(world: World, way: str) -> None:
    wrong = []
    for name, hidden, never, actors in pairs(world):
        for actor in actors:
            with taken_back():
                client = world.client(actor)
                one, other = told(client, way, hidden), told(client, way, never)
            if one[:2] != other[:2] or abs(one[2] - other[2]) > CLOSE:
                wrong.append(f"{name} {actor}: {one} but {other}")
    assert not wrong, "\n".join(["", *wrong])


def test_the_open_address_of_a_file_is_dead_as_soon_as_the_post_is_not_for_everyone(world: World) -> None:
    alive = set()
    for state, picture in world.things.pictures.items():
        folder = f"{picture.key[:2]}/{picture.key}"
        answer = world.client("anon").get(f"/media/pictures/{folder}/40.jpg")
        if answer.status_code == 200:
            assert b"".join(answer.streaming_content)
            alive.add(state)
        assert world.client("follower").get(f"/media/closed/{folder}/40.jpg").status_code == 404
    assert alive == {"public", "author_limited"}


@pytest.mark.parametrize("actor", ["anon", "member", "follower", "blocked"])
def test_numbers_count_what_the_viewer_may_see(world: World, actor: str) -> None:
    """A page of the latest posts holds as many cards as the oracle allows, and no tag is told of that only others know."""
    page = body(world.client(actor).get("/latest/"))
    shown = {
        state
        for state, post in world.things.posts.items()
        if state in POSTS and post.pk and world.canaries[f"post {state}"] in page
    }
    limited = set() if actor == "follower" else {"author_limited"}
    assert shown == {state for state in POSTS if actor in post_readers(state)} - limited
    # The two of the fan and of the follower are not counted where they may not be seen.
    talk = Post.objects.get(pk=world.things.posts["host public"].pk)
    words = body(world.client(actor).get(talk.get_absolute_url()))
    # The owner's two comments are on the page of somebody else's post; the removed one counts for nobody.
    expected = {"anon": 2, "member": 1, "follower": 1, "blocked": 0}[actor]
    counted = sum(
        world.canaries[f"comment {state}"] in words for state in ("on_public", "author_blocked_viewer")
    )
    assert counted == expected
    assert re.search(rf">\s*{expected} comments?\b", words) or expected == 0 or f"{expected} comment" in words


def test_a_suspension_holds_on_the_very_next_request_of_an_open_session(world: World) -> None:
    with taken_back():
        client, person = world.client("member"), world.people["member"]
        assert client.get("/feed/").status_code == 200
        suspend(member=person, until=timezone.now() + timezone.timedelta(days=1))
        for address in ("/feed/", "/latest/", world.things.posts["public"].get_absolute_url()):
            answer = client.get(address)
            assert answer.status_code == 403 and not world.canaries.found_in(body(answer)) - {
                "name of member"
            }
        before = Post.objects.count()
        client.post(reverse("posts:create"), {"text": "Still here.", "audience": "everyone"})
        assert Post.objects.count() == before
    person.refresh_from_db()


def test_letters_hold_no_private_words_and_go_to_whom_they_are_about(world: World) -> None:
    for letter in world.letters:
        found = world.canaries.found_in(f"{letter.subject} {letter.body} {letter.alternatives}")
        assert not {name for name in found if name.startswith(("post followers", "talk", "draft", "note of"))}
        assert not {name for name in found if name.startswith("email of")}


def test_logs_hold_no_password_no_address_and_no_private_words(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    cache.clear()
    with caplog.at_level(logging.DEBUG), taken_back():
        client = world.client("member")
        client.post(reverse("account_login"), {"login": world.people["fan"].user.email, "password": PASSWORD})
        client.post(
            reverse("account_login"), {"login": world.people["fan"].user.email, "password": "a wrong one"}
        )
        client.post(reverse("drafts:save"), {"text": f"Half of {world.canaries['in the log']}."})
        client.get(f"/drafts/{world.things.draft.pk}/")
        client.post(
            reverse("comments:create", args=[world.things.posts["followers"].pk]),
            {"text": world.canaries["in the log"]},
        )
    lines = [one for one in caplog.records if not one.name.startswith("django.db")]
    told_ = " ".join(one.getMessage() for one in lines)
    assert PASSWORD not in told_ and "a wrong one" not in told_
    assert world.canaries.found_in(told_) == set()
