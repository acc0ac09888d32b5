"""`manage.py moderation_retention`: run daily; safe to run twice."""

from typing import Any

from django.core.management.base import BaseCommand

from community.moderation import operations


class Command(BaseCommand):
    help = "Delete for good what moderators removed 30 days ago. What is kept as evidence goes with keep_retention."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{operations.purge_removed()} removed posts and comments deleted for good")
