from datetime import timedelta

import pytest
from django.utils import timezone

from community.common.errors import NotAllowed
from community.follows.models import Follow
from community.follows.operations import FollowRefused, follow_member, unfollow_member
from community.members.operations import create_member_for, leave_community, suspend
from community.notifications.models import Notification


def follows(follower, followed):
    return Follow.objects.filter(follower=follower, followed=followed).count()


def test_following_twice_is_the_same_as_once(ana, cleo):
    follow_member(member=ana, by=cleo)
    follow_member(member=ana, by=cleo)
    assert follows(cleo, ana) == 1
    assert Notification.objects.filter(recipient=ana, kind="followed", actor=cleo).count() == 1


def test_following_again_after_unfollowing_tells_nobody_twice(ana, cleo):
    follow_member(member=ana, by=cleo)
    unfollow_member(member=ana, by=cleo)
    unfollow_member(member=ana, by=cleo)
    assert follows(cleo, ana) == 0
    follow_member(member=ana, by=cleo)
    assert Notification.objects.filter(recipient=ana, kind="followed").count() == 1


def test_nobody_follows_themselves(ana):
    with pytest.raises(FollowRefused):
        follow_member(member=ana, by=ana)


def test_somebody_out_of_sight_cannot_be_followed(ana, cleo):
    suspend(member=ana, until=timezone.now() + timedelta(days=1))
    with pytest.raises(NotAllowed):
        follow_member(member=ana, by=cleo)
    assert follows(cleo, ana) == 0


def test_suspended_members_follow_nobody(ana, cleo):
    suspend(member=cleo, until=timezone.now() + timedelta(days=1))
    with pytest.raises(NotAllowed):
        follow_member(member=ana, by=cleo)


def test_somebody_who_has_not_confirmed_their_address_follows_nobody(ana, django_user_model):
    new = create_member_for(
        user=django_user_model.objects.create_user("new@example.org", "x" * 12), handle="newcomer"
    )
    with pytest.raises(NotAllowed):
        follow_member(member=ana, by=new)


def test_who_leaves_follows_nobody_and_is_followed_by_nobody(ana, bo, cleo):
    follow_member(member=cleo, by=ana)
    leave_community(member=ana, by=ana)
    assert not Follow.objects.exists()
