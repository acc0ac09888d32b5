"""`manage.py end_sanctions`: run every few minutes; safe to run twice."""

from typing import Any

from django.core.management.base import BaseCommand

from community.moderation import operations


class Command(BaseCommand):
    help = (
        "End sanctions whose time is over, put back cases whose claim timed out, and close what nobody can appeal "
        "against or confirm any more."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        done = {
            "sanctions ended": operations.end_sanctions(),
            "claims timed out": operations.end_claims(),
            "proposals expired": operations.expire_proposals(),
            "cases closed": operations.close_cases(),
        }
        for what, number in done.items():
            self.stdout.write(f"{number} {what}")
