"""The same form sent many times at once, and one new tag used by many at once."""

import uuid

import pytest

from community.posts.models import Post, Tag
from community.posts.operations import publish_post
from tests.conftest import make_member
from tests.factories.pictures import a_picture
from tests.likes.test_races import at_once

TIMES = 20


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_one_form_sent_twenty_times_at_once_makes_one_post_and_twenty_equal_answers():
    ana, key = make_member("ana"), uuid.uuid4()
    picture = a_picture(by=ana)
    made = []

    def publish():
        post = publish_post(by=ana, text="Once", tags=["one"], pictures=[picture], submission_key=key)
        made.append(post.pk)

    assert at_once([publish] * TIMES) == []
    (post,) = Post.objects.all()
    assert made == [post.pk] * TIMES
    assert list(post.pictures.all()) == [picture]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_new_tag_used_by_many_at_once_is_one_tag():
    members = [make_member(f"member{number}") for number in range(8)]
    works = [
        lambda member=member: publish_post(by=member, text="Hi", tags=["new", "🧵"]) for member in members
    ]
    assert at_once(works) == []
    assert Post.objects.count() == 8
    assert Tag.objects.count() == 2
