"""Asking to follow a private account: worth nothing until it is accepted."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from community.common.errors import NotAllowed
from community.follows.asking import (
    ASK_AGAIN_AFTER,
    accept_all,
    accept_request,
    decline_request,
    withdraw_request,
)
from community.follows.models import Follow, FollowRequest, Tie
from community.follows.operations import (
    FollowRefused,
    end_ties,
    follow_member,
    remove_follower,
    unfollow_member,
)
from community.follows.permissions import can_look_inside
from community.members.models import Member
from community.members.operations import leave_community, set_privacy, suspend
from community.notifications.models import Notification
from tests.conftest import make_member
from tests.likes.test_races import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def private(ana, bo):
    """Ana, who lets in only whom she accepts; Bo followed her before."""
    Notification.objects.all().delete()
    set_privacy(member=ana, by=ana, is_private=True)
    return ana


def told(recipient):
    return list(Notification.objects.filter(recipient=recipient).order_by("pk").values_list("kind", "actor"))


def follows(follower, followed):
    return Follow.objects.filter(follower=follower, followed=followed).exists()


def test_following_a_private_account_only_asks(private, cleo):
    assert follow_member(member=private, by=cleo) is Tie.ASKED
    assert follow_member(member=private, by=cleo) is Tie.ASKED
    assert FollowRequest.objects.waiting().count() == 1
    assert not follows(cleo, private) and not can_look_inside(cleo, private)
    assert told(private) == [("asked", cleo.pk)]


def test_an_accepted_request_is_a_follow_and_both_lists_are_settled(private, cleo):
    follow_member(member=private, by=cleo)
    for _time in range(2):
        accept_request(requester=cleo, by=private)
    assert follows(cleo, private) and can_look_inside(cleo, private)
    assert not FollowRequest.objects.exists()
    assert told(private) == [] and told(cleo) == [("accepted", private.pk)]
    assert follow_member(member=private, by=cleo) is Tie.FOLLOWING


def test_a_declined_request_stays_unsaid_and_asking_again_waits(private, cleo):
    follow_member(member=private, by=cleo)
    for _time in range(2):
        decline_request(requester=cleo, by=private)
    assert not follows(cleo, private) and told(cleo) == [] and told(private) == []
    with pytest.raises(FollowRefused, match="You can ask again from"):
        follow_member(member=private, by=cleo)
    withdraw_request(member=private, by=cleo)
    with pytest.raises(FollowRefused):
        follow_member(member=private, by=cleo)
    with time_machine.travel(timezone.now() + ASK_AGAIN_AFTER):
        assert follow_member(member=private, by=cleo) is Tie.ASKED
    assert told(private) == [("asked", cleo.pk)]


def test_nobody_is_told_again_by_asking_and_taking_back(private, cleo):
    for _time in range(3):
        follow_member(member=private, by=cleo)
        withdraw_request(member=private, by=cleo)
    assert not FollowRequest.objects.exists() and told(private) == [("asked", cleo.pk)]


def test_what_was_taken_back_cannot_be_accepted(private, cleo):
    follow_member(member=private, by=cleo)
    withdraw_request(member=private, by=cleo)
    with pytest.raises(FollowRefused, match="no longer asking"):
        accept_request(requester=cleo, by=private)
    assert not follows(cleo, private)


def test_a_declined_request_cannot_be_accepted_later(private, cleo):
    follow_member(member=private, by=cleo)
    decline_request(requester=cleo, by=private)
    with pytest.raises(FollowRefused):
        accept_request(requester=cleo, by=private)


def test_only_the_one_who_was_asked_answers(private, bo, cleo):
    follow_member(member=private, by=cleo)
    for somebody in (bo, cleo):
        with pytest.raises(FollowRefused):
            accept_request(requester=cleo, by=somebody)
        decline_request(requester=cleo, by=somebody)
    assert FollowRequest.objects.waiting().count() == 1 and not follows(cleo, private)


def test_those_who_followed_before_stay_and_a_removed_one_asks_anew(private, bo, cleo):
    assert follow_member(member=private, by=cleo) is Tie.ASKED
    assert can_look_inside(bo, private)
    for _time in range(2):
        remove_follower(follower=bo, by=private)
    assert not can_look_inside(bo, private) and told(bo) == []
    assert follow_member(member=private, by=bo) is Tie.ASKED


def test_removing_a_follower_touches_only_ones_own(ana, bo, cleo):
    remove_follower(follower=bo, by=cleo)
    assert follows(bo, ana)


def test_unfollowing_a_private_account_means_asking_again(private, cleo):
    follow_member(member=private, by=cleo)
    accept_request(requester=cleo, by=private)
    unfollow_member(member=private, by=cleo)
    assert not can_look_inside(cleo, private)
    assert follow_member(member=private, by=cleo) is Tie.ASKED


def test_back_to_public_leaves_requests_for_the_member_to_answer(private, cleo):
    follow_member(member=private, by=cleo)
    set_privacy(member=private, by=private, is_private=False)
    assert FollowRequest.objects.waiting().count() == 1 and not follows(cleo, private)
    assert follow_member(member=private, by=cleo) is Tie.FOLLOWING
    assert not FollowRequest.objects.exists()
    assert told(private) == [("followed", cleo.pk)]


def test_all_are_accepted_at_once_but_those_out_of_sight(private, cleo):
    asking = [cleo, make_member("dora"), make_member("evan")]
    for member in asking:
        follow_member(member=private, by=member)
    suspend(member=asking[2], until=timezone.now() + timedelta(days=1))
    assert accept_all(by=private) == 2
    assert [follows(member, private) for member in asking] == [True, True, False]


def test_the_suspended_neither_ask_nor_are_accepted(private, cleo):
    follow_member(member=private, by=cleo)
    suspend(member=cleo, until=timezone.now() + timedelta(days=1))
    with pytest.raises(FollowRefused):
        accept_request(requester=cleo, by=private)
    with pytest.raises(NotAllowed):
        follow_member(member=private, by=cleo)


def test_who_is_suspended_accepts_nobody(private, cleo):
    follow_member(member=private, by=cleo)
    suspend(member=private, until=timezone.now() + timedelta(days=1))
    with pytest.raises(NotAllowed):
        accept_request(requester=cleo, by=private)


def test_leaving_and_parting_end_requests_both_ways(private, cleo, bo):
    set_privacy(member=cleo, by=cleo, is_private=True)
    follow_member(member=private, by=cleo)
    follow_member(member=cleo, by=private)
    end_ties(one=private, other=cleo)
    assert not FollowRequest.objects.exists() and told(private) == [] and told(cleo) == []
    follow_member(member=private, by=cleo)
    leave_community(member=cleo, by=cleo)
    assert not FollowRequest.objects.exists()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_nobody_slips_in_while_the_account_turns_private():
    ana, others = make_member("ana"), [make_member(f"member{number}") for number in range(6)]
    outcomes = {}

    def follow(member):
        outcomes[member.pk] = follow_member(member=Member.objects.get(pk=ana.pk), by=member)

    works = [lambda member=member: follow(member) for member in others]
    works.insert(2, lambda: set_privacy(member=ana, by=ana, is_private=True))
    assert at_once(works) == []
    following = {pk for pk, tie in outcomes.items() if tie is Tie.FOLLOWING}
    assert following == set(Follow.objects.values_list("follower", flat=True))
    asked = set(FollowRequest.objects.values_list("requester", flat=True))
    assert asked == {member.pk for member in others} - following


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_accepted_and_taken_back_at_the_same_moment_is_one_of_the_two():
    ana, cleo = make_member("ana"), make_member("cleo")
    set_privacy(member=ana, by=ana, is_private=True)
    follow_member(member=ana, by=cleo)
    errors = at_once(
        [
            lambda: accept_request(requester=cleo, by=ana),
            lambda: withdraw_request(member=ana, by=cleo),
        ]
    )
    assert [type(error) for error in errors] in ([], [FollowRefused])
    assert follows(cleo, ana) is (errors == [])
    assert not FollowRequest.objects.exists()
