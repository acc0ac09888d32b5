"""What changes the frame of every page, and what is kept of the guidelines when they are published."""

from typing import Any

from django.dispatch import receiver
from wagtail.models import Revision
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from community.members.models import Member
from community.members.signals import member_left
from home.chrome import forget_chrome
from home.models import GuidelinesAcceptance, GuidelinesPage
from home.models.settings import settings_saved
from home.operations import keep_version


@receiver(page_published, sender=GuidelinesPage)
def keep_what_was_published(
    sender: type[GuidelinesPage], instance: GuidelinesPage, revision: Revision | None = None, **kwargs: Any
) -> None:
    keep_version(instance, revision)


@receiver(member_left)
def forget_what_the_leaver_accepted(sender: type[Member], member: Member, **kwargs: Any) -> None:
    GuidelinesAcceptance.objects.filter(member=member).delete()


# After the version is kept, for the frame tells its number.
for signal in (page_published, page_unpublished, page_slug_changed, post_page_move, settings_saved):
    signal.connect(forget_chrome, dispatch_uid="home.forget_chrome")
