"""What filters do when something happens on a floor below."""

from typing import Any

from django.dispatch import receiver

from community.filters.operations import forget_filters
from community.members.models import Member
from community.members.signals import member_left


@receiver(member_left)
def forget_leaver(sender: type[Member], member: Member, **kwargs: Any) -> None:
    forget_filters(member=member)
