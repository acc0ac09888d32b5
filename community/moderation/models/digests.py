"""The daily mail to moderators: who wants it, and who had it today."""

from typing import ClassVar

from django.db import models


class DigestChoice(models.Model):
    """Whether one moderator wants the daily mail, and on which day the last went out.

    Who has no row yet wants it.
    """

    member = models.OneToOneField("members.Member", models.CASCADE, related_name="digest_choice")
    is_wanted = models.BooleanField(default=True)
    # By the calendar of the site.
    sent_on = models.DateField(null=True, blank=True, editable=False)

    objects: ClassVar = models.Manager()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"daily mail to {self.member_id}"
