"""Deletes what was counted in the database and is over; `python manage.py forget_counts`."""

from typing import Any

from django.core.management.base import BaseCommand

from community.limits.table_store import forget_ended


class Command(BaseCommand):
    help = "Deletes counts of deeds whose window has closed. Only a database cache leaves any."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{forget_ended()} counts that are over have been deleted.")
