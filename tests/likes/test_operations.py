from datetime import timedelta

import pytest
from django.utils import timezone

from community.common.errors import NotAllowed
from community.likes.models import Like
from community.likes.operations import LikeRefused, like_comment, like_post, unlike_comment, unlike_post
from community.members.operations import leave_community, suspend
from community.moderation.models import ModerationState
from community.notifications.models import Notification
from tests.factories.posts import a_comment, a_post


def count(thing):
    thing.refresh_from_db()
    return thing.like_count


def test_liking_twice_counts_once(ana, bo):
    post = a_post(by=ana)
    like_post(post=post, by=bo)
    like_post(post=post, by=bo)
    assert (count(post), Like.objects.count()) == (1, 1)
    assert Notification.objects.filter(recipient=ana, kind="liked_post").count() == 1


def test_taking_back_twice_counts_once(ana, bo, cleo):
    post = a_post(by=ana)
    like_post(post=post, by=bo)
    like_post(post=post, by=cleo)
    unlike_post(post=post, by=bo)
    unlike_post(post=post, by=bo)
    assert (count(post), Like.objects.count()) == (1, 1)


def test_comments_are_liked_like_posts(ana, bo):
    comment = a_comment(a_post(by=ana), by=bo)
    like_comment(comment=comment, by=ana)
    like_comment(comment=comment, by=ana)
    assert count(comment) == 1
    assert Notification.objects.filter(recipient=bo, kind="liked_comment", comment=comment).count() == 1
    unlike_comment(comment=comment, by=ana)
    unlike_comment(comment=comment, by=ana)
    assert count(comment) == 0


def test_nobody_likes_what_they_made(ana):
    post = a_post(by=ana)
    comment = a_comment(post, by=ana)
    with pytest.raises(LikeRefused):
        like_post(post=post, by=ana)
    with pytest.raises(LikeRefused):
        like_comment(comment=comment, by=ana)
    assert (count(post), count(comment)) == (0, 0)


@pytest.mark.parametrize("state", [ModerationState.HELD, ModerationState.REMOVED])
def test_what_moderators_took_away_cannot_be_liked(ana, bo, state):
    post = a_post(by=ana)
    type(post).objects.filter(pk=post.pk).update(moderation_state=state)
    with pytest.raises(NotAllowed):
        like_post(post=post, by=bo)


def test_posts_of_the_suspended_cannot_be_liked(ana, bo):
    post = a_post(by=ana)
    suspend(member=ana, until=timezone.now() + timedelta(days=1))
    with pytest.raises(NotAllowed):
        like_post(post=post, by=bo)


def test_the_suspended_like_nothing(ana, bo):
    post = a_post(by=ana)
    comment = a_comment(post, by=ana)
    suspend(member=bo, until=timezone.now() + timedelta(days=1))
    with pytest.raises(NotAllowed):
        like_post(post=post, by=bo)
    with pytest.raises(NotAllowed):
        like_comment(comment=comment, by=bo)


def test_a_like_can_be_taken_back_from_what_is_hidden_since(ana, bo):
    post = a_post(by=ana)
    like_post(post=post, by=bo)
    suspend(member=ana, until=timezone.now() + timedelta(days=1))
    unlike_post(post=post, by=bo)
    assert count(post) == 0


def test_likes_go_with_who_gave_them(ana, bo, cleo):
    post = a_post(by=ana)
    comment = a_comment(post, by=ana)
    for member in (bo, cleo):
        like_post(post=post, by=member)
        like_comment(comment=comment, by=member)
    leave_community(member=bo, by=bo)
    assert (count(post), count(comment), Like.objects.count()) == (1, 1, 2)
