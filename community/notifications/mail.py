"""Notifications as mail: only what a person must learn of even if they never come back."""

from smtplib import SMTPException

from django.urls import reverse
from django.utils import timezone

from community.common.mail import compose_mail, site_url
from community.notifications.kinds import BY_EMAIL
from community.notifications.models import Notification


def send_notification_mail(notification: Notification) -> bool:
    """Send a notification once, to a confirmed address of somebody who can sign in; returns whether it went.

    Suspended members do get the decision. Raises what the mail server raises; the notification may then be tried again.
    """
    address = _address(notification)
    if notification.kind not in BY_EMAIL or not address:
        return False
    waiting = Notification.objects.filter(pk=notification.pk, emailed_at__isnull=True)
    # Taken before it is sent: two workers with the same task send one mail.
    if not waiting.update(emailed_at=timezone.now()):
        return False
    context = {
        "text": notification.text,
        "handle": notification.recipient.handle,
        "is_suspended": notification.recipient.is_suspended,
        "button_url": "" if notification.recipient.is_suspended else site_url(reverse("notifications:list")),
    }
    try:
        compose_mail(f"notifications/email/{notification.kind}", [address], context).send()
    except (OSError, SMTPException):
        Notification.objects.filter(pk=notification.pk).update(emailed_at=None)
        raise
    return True


def _address(notification: Notification) -> str:
    user = notification.recipient.user
    if user is None or not user.is_active:
        return ""
    confirmed = user.emailaddress_set.filter(email=user.email, verified=True).exists()
    return user.email if confirmed else ""
