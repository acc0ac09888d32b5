"""What follows do when something happens on a floor below."""

from typing import Any

from django.db.models import Q
from django.dispatch import receiver

from community.follows.models import Follow
from community.members.models import Member
from community.members.signals import member_left


@receiver(member_left)
def end_follows(sender: type[Member], member: Member, **kwargs: Any) -> None:
    Follow.objects.filter(Q(follower=member) | Q(followed=member)).delete()
