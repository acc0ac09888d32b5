"""Mail about notifications, sent after the transaction that caused them."""

from django_tasks import task

from community.notifications.mail import send_notification_mail
from community.notifications.models import Notification


@task()
def email_notification(notification_id: int) -> None:
    """Send one notification as mail, once: `emailed_at` says that it went. Gone notifications are passed over."""
    notification = Notification.objects.filter(pk=notification_id).select_related("recipient__user").first()
    if notification is not None:
        send_notification_mail(notification)
