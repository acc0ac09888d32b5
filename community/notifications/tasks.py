"""Mail about notifications, sent after the transaction that caused them."""

from django_tasks import task

from community.notifications.mail import send_notification_mail
from community.notifications.models import Notification


@task()
def email_notification(notification_id: int) -> None:
    """Send one notification as mail, once: `emailed_at` says that it went. Gone ones are passed over, and those
    of somebody blocked or muted meanwhile.
    """
    notification = Notification.objects.filter(pk=notification_id).select_related("recipient__user").first()
    if notification is not None and _is_still_wanted(notification):
        send_notification_mail(notification)


def _is_still_wanted(notification: Notification) -> bool:
    wanted = Notification.objects.visible_to(notification.recipient)
    return wanted.filter(pk=notification.pk).exists()
