"""What members do when something happens on a floor below."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed
from django.dispatch import receiver

from community.members.models import Member
from community.members.operations import activate_member


@receiver(email_confirmed)
def welcome_member(sender: type[EmailAddress], email_address: EmailAddress, **kwargs: Any) -> None:
    """Let a member be seen once their address is confirmed. A sign-in that lost its handle meanwhile chooses another."""
    member = Member.objects.filter(user_id=email_address.user_id).first()
    if member is not None:
        activate_member(member=member)
