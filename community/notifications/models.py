"""What members are told, one row for each thing that happened to one of them."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.notifications.kinds import Kind
from community.notifications.querysets import NotificationQuerySet


class Notification(models.Model):
    """One thing to tell one member. `once_key` holds what may be told only once, and is empty (null) for the rest."""

    recipient = models.ForeignKey("members.Member", models.CASCADE, related_name="notifications")
    kind = models.CharField(max_length=20, choices=Kind)
    actor = models.ForeignKey("members.Member", models.CASCADE, null=True, blank=True, related_name="+")
    post = models.ForeignKey("posts.Post", models.CASCADE, null=True, blank=True, related_name="+")
    comment = models.ForeignKey("comments.Comment", models.CASCADE, null=True, blank=True, related_name="+")
    text = models.TextField(blank=True)
    once_key = models.CharField(max_length=100, unique=True, null=True, editable=False)  # noqa: DJ001 - null is no key
    created_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)
    emailed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: ClassVar = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        indexes: ClassVar = [
            models.Index(fields=["recipient", "-created_at", "-id"], name="notification_newest"),
            models.Index(fields=["recipient", "read_at"], name="notification_unread"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.recipient_id}"
