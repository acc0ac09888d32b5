"""Many people at once, on whichever database the tests run."""

import threading

import pytest
from django.db import connection

from community.comments.operations import write_comment
from community.likes.models import Like
from community.likes.operations import like_post, unlike_post
from community.posts.models import Post
from tests.conftest import make_member
from tests.factories.posts import a_post

THREADS = 12
TOGGLES = 25


def at_once(works):
    """Run these at the same moment, each in a thread and a connection of its own, and return what went wrong."""
    errors = []
    start = threading.Barrier(len(works))

    def run(work):
        try:
            start.wait()
            work()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_no_like_is_lost_or_counted_twice_when_many_like_at_once():
    post = a_post(by=make_member("ana"))
    members = [make_member(f"member{number}") for number in range(THREADS)]

    def toggles(member):
        for turn in range(TOGGLES):
            (unlike_post if turn % 2 else like_post)(post=post, by=member)

    assert at_once([lambda member=member: toggles(member) for member in members]) == []
    post.refresh_from_db()
    assert post.like_count == Like.objects.filter(post=post).count() == THREADS


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_the_same_like_sent_many_times_at_once_is_one():
    post = a_post(by=make_member("ana"))
    member = make_member("bobo")
    assert at_once([lambda: like_post(post=post, by=member)] * THREADS) == []
    post.refresh_from_db()
    assert post.like_count == Like.objects.count() == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_comments_written_at_once_are_all_counted():
    post = a_post(by=make_member("ana"))
    members = [make_member(f"member{number}") for number in range(6)]

    def writes(member):
        for number in range(5):
            write_comment(post=Post(pk=post.pk, author=post.author), by=member, text=f"Word {number}")

    assert at_once([lambda member=member: writes(member) for member in members]) == []
    post.refresh_from_db()
    assert post.comment_count == post.comments.count() == 30
