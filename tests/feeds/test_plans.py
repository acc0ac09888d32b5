"""MariaDB answers a page of a feed from the list's own index: it neither starts with the members nor sorts them all."""

import datetime as dt
import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.feeds.feed import following_feed, latest_feed, member_feed
from community.feeds.paging import Cursor
from community.follows.models import Follow
from community.members.models import Member
from community.posts.models import Post, PostTag, Tag, TagFollow, TagHide
from community.posts.tags import tag_key

# Measuring the tables commits, so these tests clean up after themselves.
pytestmark = [pytest.mark.mariadb, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

MEMBERS = 800
POSTS = 6_000
NOW = dt.datetime(2026, 11, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def crowd():
    """800 members with 6,000 posts; the first follows 10 of them, the second 500."""
    chance = random.Random(7)
    joined = timezone.now() - dt.timedelta(days=400)
    Member.objects.bulk_create(
        Member(handle=f"member{number}", activated_at=joined) for number in range(MEMBERS)
    )
    members = list(Member.objects.order_by("pk"))
    Post.objects.bulk_create(
        [
            Post(author=chance.choice(members), text="x", published_at=NOW - dt.timedelta(minutes=number))
            for number in range(POSTS)
        ],
        batch_size=1_000,
    )
    for follower, count in ((members[0], 10), (members[1], 500)):
        chosen = chance.sample(members[2:], count)
        Follow.objects.bulk_create(Follow(follower=follower, followed=member) for member in chosen)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE TABLE posts_post, members_member, follows_follow")
        cursor.fetchall()
    return members


def plan_of(load):
    """Return how MariaDB chooses the posts of the page, and how many rows reading it took."""
    load()
    with connection.cursor() as cursor:
        cursor.execute("FLUSH STATUS")
    with CaptureQueriesContext(connection) as queries:
        load()
    with connection.cursor() as cursor:
        cursor.execute("SHOW SESSION STATUS LIKE 'Handler_read_%'")
        # Rows read from start to end are those of the few members out of sight, looked through once.
        read = sum(int(value) for name, value in cursor.fetchall() if name != "Handler_read_rnd_next")
        choosing = next(q["sql"] for q in queries.captured_queries if "ORDER BY" in q["sql"])
        cursor.execute(f"EXPLAIN {choosing}")
        columns = [column[0] for column in cursor.description]
        first = dict(zip(columns, cursor.fetchone(), strict=True))
    return first, read


MIDDLE = Cursor(NOW - dt.timedelta(minutes=POSTS // 2), 10**9)


def test_latest_reads_one_page_from_the_index_of_times(crowd):
    for viewer in (None, crowd[0]):
        for cursor in (None, MIDDLE):
            first, read = plan_of(lambda viewer=viewer, cursor=cursor: latest_feed(viewer, cursor))
            assert (first["table"], first["key"]) == ("posts_post", "post_newest")
            assert "filesort" not in first["Extra"]
            # A page of posts, and for each a few looks into short lists: followed, blocked, muted, limited.
            assert read < 300


def test_private_accounts_are_passed_over_without_leaving_the_index_of_times(crowd):
    """Every second account is private; the second member follows five hundred, so half of the private ones too."""
    numbers = [member.pk for member in crowd[2::2]]
    Member.objects.filter(pk__in=numbers).update(is_private=True)
    Post.objects.filter(author__in=numbers).update(author_is_private=True)
    for viewer in (None, crowd[0], crowd[1]):
        for cursor in (None, MIDDLE):
            first, read = plan_of(lambda viewer=viewer, cursor=cursor: latest_feed(viewer, cursor))
            assert (first["table"], first["key"]) == ("posts_post", "post_newest")
            assert "filesort" not in first["Extra"]
            assert read < 1_000
    for viewer in (None, crowd[0]):
        first, read = plan_of(lambda viewer=viewer: member_feed(crowd[4], viewer, None))
        assert first["key"] == "post_author_newest" and "filesort" not in first["Extra"]
        assert read < 300


def test_following_reads_little_more_than_a_page_for_ten_and_for_five_hundred(crowd):
    for cursor in (None, MIDDLE):
        first, read = plan_of(lambda cursor=cursor: following_feed(crowd[1], cursor))
        assert (first["table"], first["key"]) == ("posts_post", "post_newest")
        assert read < 900
    first, read = plan_of(lambda: following_feed(crowd[0], None))
    assert (first["table"], first["key"]) == ("posts_post", "post_author_newest")
    assert read < 500


def test_a_members_posts_come_from_the_index_of_their_own(crowd):
    first, read = plan_of(lambda: member_feed(crowd[5], None, None))
    assert first["key"] == "post_author_newest" and "filesort" not in first["Extra"]
    assert read < 200


@pytest.fixture
def tagged(crowd):
    """One tag on every second post, one on every three-hundredth; the first member follows both, the third hides the first."""
    common, rare = (
        Tag.objects.create(name=name, slug=name, key=tag_key(name)) for name in ("common", "rare")
    )
    posts = list(Post.objects.order_by("pk").values_list("pk", flat=True))
    for tag, step in ((common, 2), (rare, 300)):
        PostTag.objects.bulk_create(
            (PostTag(tag=tag, content_object_id=number) for number in posts[::step]), batch_size=1_000
        )
    TagFollow.objects.bulk_create(TagFollow(member=crowd[0], tag=tag) for tag in (common, rare))
    TagFollow.objects.create(member=crowd[3], tag=rare)
    TagHide.objects.create(member=crowd[2], tag=common)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE TABLE posts_posttag, posts_tag, posts_tagfollow, posts_taghide")
        cursor.fetchall()
    return crowd


def test_followed_tags_cost_what_they_carry_and_never_all_there_is(tagged):
    for viewer, most in ((tagged[0], POSTS // 2 + 1_500), (tagged[3], 1_000)):
        for cursor in (None, MIDDLE):
            _first, read = plan_of(lambda viewer=viewer, cursor=cursor: following_feed(viewer, cursor))
            assert read < most


def test_hiding_a_common_tag_leaves_latest_to_its_index(tagged):
    for cursor in (None, MIDDLE):
        first, read = plan_of(lambda cursor=cursor: latest_feed(tagged[2], cursor))
        assert (first["table"], first["key"]) == ("posts_post", "post_newest")
        assert "filesort" not in first["Extra"]
        assert read < 650
