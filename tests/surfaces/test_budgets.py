"""What a page costs: the same number of questions to the database however much is on it, and few bytes before the first paint."""

import re
from collections.abc import Callable
from functools import cache as remember
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from community.follows.operations import follow_member
from community.likes.operations import like_post
from community.members.models import Member
from community.pictures.models import Picture
from community.posts.models import Post
from tests.conftest import ClientFor
from tests.factories.posts import a_comment, a_post
from tests.factories.worlds import World
from tests.surfaces.conftest import ClientOf

MOST_FOR_A_VISITOR = 8
MOST_FOR_A_MEMBER = 12
MOST_BYTES = 100_000
# Writing needs more of it than reading; what only pictures and mentions need comes with them.
MOST_FOR_WRITING = 100_500


def questions(client: Client, address: str) -> int:
    """Return how many queries a page needs when what is kept for all pages is there."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len(queries)


@pytest.fixture
def fill(ana: Member, bo: Member, cleo: Member) -> Callable[[int], Post]:
    """Let Ana have this many posts, each with a picture, tags and a like, and the first this many comments."""
    follow_member(member=ana, by=cleo)

    def fill_up(wanted: int) -> Post:
        for number in range(Post.objects.count(), wanted):
            # The row alone: pages never look at the files.
            row = Picture.objects.create(
                owner=ana, width=800, height=600, widths=[480, 800], colour="#7a8b9c"
            )
            post = a_post(ana, f"Number {number}.", title=f"Post {number}", tags=["kites"], pictures=[row])
            like_post(post=post, by=bo)
        post = Post.objects.order_by("pk")[0]
        for number in range(post.comment_count, wanted):
            a_comment(post, (ana, bo)[number % 2], f"Comment {number}.")
        return post

    return fill_up


def test_twenty_of_anything_cost_as_many_questions_as_two(
    fill: Callable[[int], Post], client_for: ClientFor, visitor: Client, cleo: Member
) -> None:
    member = client_for(cleo)
    counts = []
    # Two to begin with: a lone post has nothing around it to ask for, and asks once less.
    for wanted in (2, 20):
        post = fill(wanted)
        addresses = ["/", "/latest/", "/tags/kites/", post.get_absolute_url(), "/@ana/"]
        as_visitor = {address: questions(visitor, address) for address in addresses}
        as_member = {address: questions(member, address) for address in [*addresses, "/feed/"]}
        counts.append((as_visitor, as_member))
    two, twenty = counts
    assert two == twenty
    assert {at: count for at, count in twenty[0].items() if count > MOST_FOR_A_VISITOR} == {}
    assert {at: count for at, count in twenty[1].items() if count > MOST_FOR_A_MEMBER} == {}


@remember
def weight(name: str) -> int:
    """Return the bytes of a file as they are sent: WhiteNoise presses all but fonts."""
    path = Path(finders.find(name))
    data = path.read_bytes()
    return len(data) if path.suffix == ".woff2" else len(brotli.compress(data))


def imported(name: str) -> set[str]:
    """Return a script with everything it imports before it runs; what it asks for later, with `import()`, is not waited for."""
    folder = Path(name).parent
    text = Path(finders.find(name)).read_text()
    found = {name}
    for other in re.findall(r'(?:from|import)\s*"(\./[^"]+|\.\./[^"]+)"', text):
        parts: list[str] = []
        for part in (folder / other).parts:
            parts = parts[:-1] if part == ".." else [*parts, part]
        found |= imported("/".join(parts))
    return found


def linked(page: str) -> set[str]:
    """Return the styles, scripts and early fonts a page asks for."""
    found = set(re.findall(r'<link rel="(?:stylesheet|preload)"[^>]*href="/static/([^"]+)"', page))
    for script in re.findall(r'<script[^>]*src="/static/([^"]+)"', page):
        found |= imported(script)
    return found


@pytest.mark.parametrize("role", ["visitor", "author"])
def test_a_page_weighs_little_before_its_first_paint(client_of: ClientOf, world: World, role: str) -> None:
    client = client_of(role)
    own = (
        ["/posts/new/", "/feed/", "/notifications/", "/settings/profile/"]
        if role == "author"
        else ["/accounts/signup/"]
    )
    pages = [
        "/",
        "/latest/",
        "/tags/",
        "/@ana/",
        "/house-rules/",
        world.talked_about.get_absolute_url(),
        *own,
    ]
    for address in pages:
        response = client.get(address)
        assert response.status_code == 200, address
        parts = {name: weight(name) for name in linked(response.text)}
        assert any(name.endswith(".css") for name in parts)
        assert any(name.endswith(".woff2") for name in parts)
        most = MOST_FOR_WRITING if address == "/posts/new/" else MOST_BYTES
        assert sum(parts.values()) <= most, (address, parts)
        assert not re.search(r'<script (?![^>]*(type="module"|defer|application/ld))', response.text), address
