"""What exports do when something happens on a floor below."""

from typing import Any

from django.dispatch import receiver

from community.exports.operations import delete_exports_of
from community.members.models import Member
from community.members.signals import member_left


@receiver(member_left)
def delete_copies_of_the_leaver(sender: type[Member], member: Member, **kwargs: Any) -> None:
    delete_exports_of(member=member)
