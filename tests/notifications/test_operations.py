"""Who is told of what, and how often."""

import pytest

from community.likes.operations import like_post, unlike_post
from community.members.operations import leave_community
from community.notifications.kinds import Kind
from community.notifications.models import Notification
from community.notifications.operations import mark_all_read, notify
from tests.factories.posts import a_comment, a_post

pytestmark = pytest.mark.django_db


def kinds_of(member):
    return [row.kind for row in Notification.objects.visible_to(member).order_by("id")]


def test_nobody_is_told_of_their_own_deeds(ana):
    assert notify(recipient=ana, kind=Kind.FOLLOWED, actor=ana) is None
    assert not Notification.objects.exists()


def test_nobody_is_told_after_they_left(ana, bo):
    leave_community(member=ana, by=ana)
    assert notify(recipient=ana, kind=Kind.FOLLOWED, actor=bo) is None


def test_liking_undoing_and_liking_again_is_told_once(ana, cleo):
    post = a_post(by=ana)
    for _again in range(3):
        like_post(post=post, by=cleo)
        unlike_post(post=post, by=cleo)
    assert kinds_of(ana) == [Kind.LIKED_POST]


def test_every_comment_is_told(ana, cleo):
    post = a_post(by=ana)
    a_comment(post, cleo)
    a_comment(post, cleo, "And what glue?")
    assert kinds_of(ana) == [Kind.COMMENTED, Kind.COMMENTED]


def test_notifications_are_seen_by_their_recipient_alone(ana, bo):
    assert kinds_of(ana) == [Kind.FOLLOWED]
    assert kinds_of(bo) == []
    assert not Notification.objects.visible_to(None).exists()


def test_reading_is_noted_for_oneself_only_and_counts_what_was_new(ana, bo, cleo):
    notify(recipient=cleo, kind=Kind.FOLLOWED, actor=ana)
    assert mark_all_read(by=ana) == 1
    assert mark_all_read(by=ana) == 0
    assert Notification.objects.visible_to(cleo).unread().count() == 1


def test_who_leaves_is_forgotten_on_both_sides(ana, bo, cleo):
    notify(recipient=cleo, kind=Kind.FOLLOWED, actor=ana)
    leave_community(member=ana, by=ana)
    assert not Notification.objects.exists()
