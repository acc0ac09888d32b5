"""What rules before harm do when somebody leaves."""

from typing import Any

from django.dispatch import receiver

from community.members.models import Member
from community.members.signals import member_left
from community.safeguards.models import Hit


@receiver(member_left)
def forget_hits(sender: type[Member], member: Member, **kwargs: Any) -> None:
    Hit.objects.filter(author=member).delete()
