"""The daily mail to each moderator about what waits."""

from dataclasses import dataclass
from datetime import date
from smtplib import SMTPException

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from community.common.errors import NotAllowed
from community.common.mail import compose_mail, site_url
from community.members.models import Member
from community.moderation.digest import digest_for, paragraphs
from community.moderation.models import DigestChoice
from community.moderation.permissions import can_moderate
from community.notifications.mail import confirmed_address


@dataclass(frozen=True)
class Sent:
    """How many mails went out, and how many the mail server did not take."""

    mails: int
    failed: int


def choose_digest(*, by: Member, is_wanted: bool) -> None:
    """Switch one's own daily mail on or off. Raises NotAllowed for everybody who does not moderate."""
    if not can_moderate(by):
        raise NotAllowed(_("Only moderators get this mail."))
    DigestChoice.objects.update_or_create(member=by, defaults={"is_wanted": is_wanted})


def send_digests() -> Sent:
    """Write to each moderator for whom something waits and who has had no mail today.

    One whose mail the server does not take is passed over, and written to when this runs again.
    """
    today = timezone.localdate()
    mails = failed = 0
    for moderator in Member.objects.moderators().select_related("user").order_by("pk"):
        try:
            mails += _send(moderator, today)
        except (OSError, SMTPException):
            failed += 1
    return Sent(mails, failed)


def _send(moderator: Member, today: date) -> bool:
    """Send one mail, once a day; returns whether it went. Raises what the mail server raises."""
    address = confirmed_address(moderator)
    if not address or not moderator.handle or moderator.is_away or not can_moderate(moderator):
        return False
    digest = digest_for(moderator)
    # Taken before it is sent: two commands at once send one mail.
    if digest.is_empty or not _take(moderator, today):
        return False
    context = {"paragraphs": list(paragraphs(digest)), "choice_url": site_url(reverse("moderation:own_mail"))}
    try:
        compose_mail("moderation/email/digest", [address], context).send()
    except (OSError, SMTPException):
        DigestChoice.objects.filter(member=moderator).update(sent_on=None)
        raise
    return True


def _take(moderator: Member, today: date) -> bool:
    DigestChoice.objects.get_or_create(member=moderator)
    waiting = DigestChoice.objects.filter(member=moderator, is_wanted=True).exclude(sent_on=today)
    return bool(waiting.update(sent_on=today))
