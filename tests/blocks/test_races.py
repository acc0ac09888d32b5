"""A block against a deed at the same moment, on whichever database the tests run: nothing is dated after the block."""

import contextlib
import itertools

import pytest

from community.blocks.models import Block
from community.blocks.operations import block_member, unblock_member
from community.comments.models import Comment
from community.comments.operations import write_comment
from community.common.errors import OperationRefused
from community.follows.models import Follow
from community.follows.operations import follow_member
from community.likes.models import Like
from community.likes.operations import like_post
from tests.conftest import make_member
from tests.factories.posts import a_post
from tests.likes.test_races import at_once

ROUNDS = 200


def allowed_to_fail(deed):
    def run():
        with contextlib.suppress(OperationRefused):
            deed()

    return run


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_nothing_said_liked_or_followed_is_dated_after_the_block():
    ana, bo = make_member("ana"), make_member("bobo")
    post = a_post(by=ana)
    ways = itertools.cycle([(ana, bo), (bo, ana)])
    for turn, (blocker, blocked) in zip(range(ROUNDS), ways, strict=False):
        deed = (
            lambda: write_comment(post=post, by=bo, text="said"),
            lambda: like_post(post=post, by=bo),
            lambda: follow_member(member=ana, by=bo),
        )[turn % 3]
        block = lambda blocker=blocker, blocked=blocked: block_member(member=blocked, by=blocker)  # noqa: E731
        assert at_once([allowed_to_fail(deed), block]) == []
        began = Block.objects.get().created_at
        for rows in (Comment.objects.all(), Like.objects.all(), Follow.objects.all()):
            assert not rows.filter(created_at__gt=began).exists(), f"round {turn}"
        assert not Follow.objects.exists()
        post.refresh_from_db()
        assert post.comment_count == Comment.objects.count() and post.like_count == Like.objects.count()
        unblock_member(member=blocked, by=blocker)
        Like.objects.all().delete()
        type(post).objects.update(like_count=0)
