"""What moderation does when something happens on a floor below."""

from typing import Any

from django.dispatch import receiver

from community.members.models import Member
from community.members.signals import member_left
from community.moderation.models import CaseEvent, Report


@receiver(member_left)
def forget_reporter(sender: type[Member], member: Member, **kwargs: Any) -> None:
    """Keep the reports of somebody who leaves, without saying whose they were."""
    Report.objects.filter(reporter=member).update(reporter=None)
    CaseEvent.objects.of_reporting_by(member).filter(actor=member).update(actor=None)
    CaseEvent.objects.of_reporting_by(member).update(person=None)
