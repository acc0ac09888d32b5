"""What drafts do when something happens on a floor below."""

from typing import Any

from django.dispatch import receiver

from community.drafts.models import Draft
from community.members.models import Member
from community.members.signals import member_left


@receiver(member_left)
def delete_drafts_of_the_leaver(sender: type[Member], member: Member, **kwargs: Any) -> None:
    """Their pictures go with all the others of the leaver."""
    Draft.objects.filter(author=member).delete()
