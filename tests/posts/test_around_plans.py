"""What stands around a post costs MariaDB a few looks into an index, however common its tags and however busy its author."""

import datetime as dt

import pytest
from django.db import connection
from django.utils import timezone

from community.members.models import Member
from community.posts.models import Post, PostTag, Tag
from community.posts.tags import tag_key
from community.posts.views.around import around
from community.posts.views.post_page import readable_posts

# Measuring the tables commits, so these tests clean up after themselves.
pytestmark = [pytest.mark.mariadb, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

POSTS = 5_000
NOW = dt.datetime(2026, 11, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def members():
    """Five members; the first wrote every other post, and every post carries the same two tags."""
    joined = timezone.now() - dt.timedelta(days=400)
    Member.objects.bulk_create(Member(handle=f"member{number}", activated_at=joined) for number in range(5))
    members = list(Member.objects.order_by("pk"))
    Post.objects.bulk_create(
        Post(
            author=members[0] if number % 2 else members[1 + number % 4],
            text="x",
            published_at=NOW - dt.timedelta(minutes=number),
        )
        for number in range(POSTS)
    )
    numbers = list(Post.objects.order_by("pk").values_list("pk", flat=True))
    for name in ("common", "everywhere"):
        tag = Tag.objects.create(name=name, slug=name, key=tag_key(name))
        PostTag.objects.bulk_create(
            (PostTag(tag=tag, content_object_id=number) for number in numbers), batch_size=1_000
        )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE TABLE posts_post, posts_posttag, posts_tag, members_member")
        cursor.fetchall()
    return members


def rows_read(load):
    load()
    with connection.cursor() as cursor:
        cursor.execute("FLUSH STATUS")
    load()
    with connection.cursor() as cursor:
        cursor.execute("SHOW SESSION STATUS LIKE 'Handler_read_%'")
        return sum(int(value) for _name, value in cursor.fetchall())


@pytest.mark.parametrize("place", [0, 1, POSTS // 2, POSTS - 1])
def test_neighbours_and_posts_with_the_same_tags_are_found_without_reading_them_all(members, place):
    number = Post.objects.newest_first().values_list("pk", flat=True)[place]

    for viewer in (None, members[4]):

        def load(viewer=viewer):
            return around(readable_posts(viewer).get(pk=number), viewer)

        assert load().related and rows_read(load) < 500
