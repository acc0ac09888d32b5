"""Notifications as mail: only what a person must learn of even if they never come back."""

from smtplib import SMTPException

from django.urls import reverse
from django.utils import timezone

from community.common.mail import compose_mail, site_url
from community.members.models import Member
from community.notifications.kinds import ASKED_FOR, BY_EMAIL, LEADS_TO, Kind
from community.notifications.models import Notification


def send_notification_mail(notification: Notification) -> bool:
    """Send a notification once, to a confirmed address of somebody who can sign in; returns whether it went.

    Suspended members do get the decision; those who are away get only what they asked for themselves. Raises what
    the mail server raises; the notification may then be tried again.
    """
    address = confirmed_address(notification.recipient)
    if notification.kind not in BY_EMAIL or not address:
        return False
    if notification.recipient.is_away and notification.kind not in ASKED_FOR:
        return False
    waiting = Notification.objects.filter(pk=notification.pk, emailed_at__isnull=True)
    # Taken before it is sent: two workers with the same task send one mail.
    if not waiting.update(emailed_at=timezone.now()):
        return False
    context = {
        "text": notification.text,
        "handle": notification.recipient.handle,
        "button_url": _button_url(notification),
    }
    try:
        compose_mail(f"notifications/email/{notification.kind}", [address], context).send()
    except (OSError, SMTPException):
        Notification.objects.filter(pk=notification.pk).update(emailed_at=None)
        raise
    return True


def confirmed_address(member: Member) -> str:
    """Return where mail to this member goes; "" where they can't sign in, or never confirmed the address."""
    user = member.user
    if user is None or not user.is_active:
        return ""
    confirmed = user.emailaddress_set.filter(email=user.email, verified=True).exists()
    return user.email if confirmed else ""


def _button_url(notification: Notification) -> str:
    """Return where to go from the message: a page that also suspended members are let through to."""
    return site_url(reverse(LEADS_TO[Kind(notification.kind)]))
