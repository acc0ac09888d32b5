"""`manage.py sweep_exports`: run every ten minutes; safe to run twice."""

from typing import Any

from django.core.management.base import BaseCommand

from community.exports.sweeping import begin_lost_ones, delete_what_is_over


class Command(BaseCommand):
    help = "Delete copies of members' things that have expired, and begin again those whose making was cut short."

    def handle(self, *args: Any, **options: Any) -> None:
        deleted, begun = delete_what_is_over(), begin_lost_ones()
        self.stdout.write(f"Deleted {deleted} files, began {begun} copies again.")
