"""`manage.py moderators_digest`: run once a day; running it again writes to nobody twice."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from community.moderation import operations


class Command(BaseCommand):
    help = (
        "Write to each moderator what waits for them: numbers and days, no names and no words. Nobody gets two on one "
        "day, and nobody for whom nothing waits."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        sent = operations.send_digests()
        self.stdout.write(f"{sent.mails} moderators written to")
        if sent.failed:
            raise CommandError(f"{sent.failed} mails could not be sent; run this again.", returncode=1)
