"""What blocks do when something happens on a floor below."""

from typing import Any

from django.dispatch import receiver

from community.blocks.operations import forget_blocks_and_mutes
from community.members.models import Member
from community.members.signals import member_left


@receiver(member_left)
def forget_leaver(sender: type[Member], member: Member, **kwargs: Any) -> None:
    forget_blocks_and_mutes(member=member)
