"""`manage.py publish_due`: run every minute; safe to run late, twice and at the same time."""

import logging
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand
from django.db import Error
from django.utils import timezone

from community.drafts.models import Draft
from community.drafts.operations import publish_if_due
from community.posts.models import Post

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Post what members wrote for a time that has come. Each is posted once, however many runs there are."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        counts = {"posted": 0, "refused": 0, "failed": 0}
        now = timezone.now()
        for number in list(Draft.objects.due(now).values_list("pk", flat=True)):
            if (what := self._publish(number, now)) is not None:
                counts[what] += 1
        self.stdout.write(
            f"Posted {counts['posted']}, refused {counts['refused']}, to be tried again {counts['failed']}."
        )

    def _publish(self, number: int, now: datetime) -> str | None:
        """Return what became of it; None when another run was faster."""
        try:
            outcome = publish_if_due(number=number, now=now)
        except (Error, OSError):
            # The next run tries this one again; the others shall not wait for it.
            logger.exception("Draft %s could not be posted at its time", number)
            return "failed"
        if isinstance(outcome, Post):
            self.stdout.write(f"Posted {outcome.get_absolute_url()}")
            return "posted"
        if isinstance(outcome, Draft):
            self.stdout.write(f"Refused draft {outcome.pk}: {outcome.refusal}")
            return "refused"
        return None
