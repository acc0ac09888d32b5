import datetime as dt

import pytest
from django.utils import timezone

from community.feeds.paging import BadCursor, Cursor, page_of, read_cursor
from community.posts.models import Post
from tests.factories.posts import a_post

MOMENT = dt.datetime(2026, 3, 29, 1, 30, 0, 123456, tzinfo=dt.UTC)


def test_a_cursor_survives_its_address():
    cursor = Cursor(MOMENT, 42)
    assert read_cursor(str(cursor)) == cursor


def test_no_cursor_is_the_first_page():
    assert read_cursor(None) is None and read_cursor("") is None


@pytest.mark.parametrize(
    "text",
    ["x", "1", "1-", "-1-1", "1-1-1", "١-١", "1-1\n", "9" * 17 + "-1", "1-" + "9" * 19, "1.5-2", "nan-1"],
)
def test_odd_cursors_are_refused(text):
    with pytest.raises(BadCursor):
        read_cursor(text)


def test_the_largest_cursor_is_readable():
    assert read_cursor("9" * 16 + "-" + "9" * 18).number == 10**18 - 1


def pages(size):
    cursor, found = None, []
    while True:
        page = page_of(Post.objects.values("id", "published_at"), cursor, moment="published_at", size=size)
        found.append([row["id"] for row in page.rows])
        if not page.older:
            return found
        cursor = read_cursor(page.older)


@pytest.fixture
def posts(ana):
    """Ten posts, the middle six of one and the same moment."""
    made = [a_post(by=ana, text=f"Number {number}") for number in range(10)]
    now = timezone.now()
    for number, post in enumerate(made):
        minutes = min(max(number, 2), 7) if not 2 <= number <= 7 else 5
        Post.objects.filter(pk=post.pk).update(published_at=now - dt.timedelta(minutes=60 - minutes))
    return made


@pytest.mark.parametrize("size", [1, 3, 5, 10, 20])
def test_pages_show_everything_once_and_end(posts, size):
    found = pages(size)
    everything = [number for page in found for number in page]
    expected = list(Post.objects.order_by("-published_at", "-id").values_list("pk", flat=True))
    assert everything == expected
    assert len(found) == -(-10 // size)


def test_a_new_post_does_not_move_the_older_pages(posts, ana):
    rows = Post.objects.values("id", "published_at")
    first = page_of(rows, None, moment="published_at", size=5)
    a_post(by=ana, text="Meanwhile.")
    second = page_of(rows, read_cursor(first.older), moment="published_at", size=5)
    assert len({row["id"] for row in first.rows + second.rows}) == 10


def test_what_is_dated_in_the_future_waits(ana):
    post = a_post(by=ana)
    Post.objects.filter(pk=post.pk).update(published_at=timezone.now() + dt.timedelta(hours=1))
    assert pages(5) == [[]]
