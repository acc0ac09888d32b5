"""Two people answer the same request at the same moment, each in their own way."""

import pytest

from community.common.errors import OperationRefused
from community.follows.asking import accept_request, decline_request, withdraw_request
from community.follows.models import Follow, FollowRequest
from community.follows.operations import follow_member
from community.members.operations import set_privacy
from community.notifications.kinds import Kind
from community.notifications.models import Notification
from tests.conftest import make_member
from tests.likes.test_races import at_once

ROUNDS = 12


def a_request(number):
    """A private member, and somebody who waits for their answer."""
    owner, asker = make_member(f"owner{number}"), make_member(f"asker{number}")
    set_privacy(member=owner, by=owner, is_private=True)
    follow_member(member=owner, by=asker)
    return owner, asker


def is_told(member, kind):
    return Notification.objects.filter(recipient=member, kind=kind).exists()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_accepting_and_taking_back_at_once_end_in_one_of_the_two():
    for number in range(ROUNDS):
        owner, asker = a_request(number)
        refused = at_once(
            [
                lambda owner=owner, asker=asker: accept_request(requester=asker, by=owner),
                lambda owner=owner, asker=asker: withdraw_request(member=owner, by=asker),
            ]
        )
        assert all(isinstance(error, OperationRefused) for error in refused)
        is_following = Follow.objects.filter(follower=asker, followed=owner).exists()
        assert is_following == (refused == []) == is_told(asker, Kind.ACCEPTED)
        assert not FollowRequest.objects.filter(requester=asker).exists()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_accepting_and_declining_at_once_in_two_windows_end_in_one_of_the_two():
    for number in range(ROUNDS):
        owner, asker = a_request(number)
        refused = at_once(
            [
                lambda owner=owner, asker=asker: accept_request(requester=asker, by=owner),
                lambda owner=owner, asker=asker: decline_request(requester=asker, by=owner),
            ]
        )
        is_following = Follow.objects.filter(follower=asker, followed=owner).exists()
        is_declined = FollowRequest.objects.filter(requester=asker, declined_at__isnull=False).exists()
        assert is_following == (refused == []) and is_following != is_declined
        assert not is_told(owner, Kind.ASKED)
