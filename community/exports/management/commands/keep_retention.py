"""`manage.py keep_retention`: run daily; safe to run twice."""

from typing import Any

from django.core.management.base import BaseCommand

from community.exports.retention import keep_retention


class Command(BaseCommand):
    help = "Delete what has been kept as long as the table in the operators' guide says."

    def handle(self, *args: Any, **options: Any) -> None:
        counts = keep_retention()
        self.stdout.write(", ".join(f"{name}: {count}" for name, count in counts.items()))
