"""What notifications do when something happens on a floor below."""

from typing import Any

from django.db.models import Q
from django.dispatch import receiver

from community.members.models import Member
from community.members.signals import member_left
from community.notifications.models import Notification


@receiver(member_left)
def forget_member(sender: type[Member], member: Member, **kwargs: Any) -> None:
    Notification.objects.filter(Q(recipient=member) | Q(actor=member)).delete()
