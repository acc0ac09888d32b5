"""What follows do when something happens on a floor below."""

from typing import Any

from django.db.models import Q
from django.dispatch import receiver

from community.blocks.models import Block
from community.blocks.signals import member_blocked
from community.follows.models import Follow, FollowRequest
from community.follows.operations import end_ties
from community.members.models import Member
from community.members.signals import member_left


@receiver(member_left)
def end_follows(sender: type[Member], member: Member, **kwargs: Any) -> None:
    Follow.objects.filter(Q(follower=member) | Q(followed=member)).delete()
    FollowRequest.objects.filter(Q(requester=member) | Q(asked=member)).delete()


@receiver(member_blocked)
def part_the_two(sender: type[Block], blocker: Member, blocked: Member, **kwargs: Any) -> None:
    """End what ties two members when one blocks the other; taking the block back restores nothing."""
    end_ties(one=blocker, other=blocked)
