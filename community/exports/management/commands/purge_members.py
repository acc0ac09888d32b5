"""`manage.py purge_members`: run daily; safe to run twice, and to be killed and run again."""

import logging
from typing import Any

from django.core.management.base import BaseCommand
from django.db import Error
from django.utils import timezone

from community.common.errors import OperationRefused
from community.exports.purging import due_to_go, purge

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Delete for good the members who asked to leave 30 days ago. Says how many, never who."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        gone = failed = 0
        for number in due_to_go(now):
            try:
                gone += purge(number=number, now=now)
            except (Error, OSError, OperationRefused):
                # The next run tries this one again; the others shall not wait for it.
                logger.exception("Somebody who leaves could not be deleted")
                failed += 1
        self.stdout.write(f"Deleted {gone} members, to be tried again {failed}.")
