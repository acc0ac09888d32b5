"""`manage.py forget_again`: run after restoring a backup, before the site opens."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from community.exports.purging import purge
from community.exports.tombstones import stored_digests, to_be_forgotten
from community.members.away import leave_again


class Command(BaseCommand):
    help = "Delete again the members whom a restored backup brought back. Sends them no second receipt."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--list", type=Path, help="a file with one hash a line, besides those in the media"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        digests = stored_digests()
        if options["list"]:
            digests |= set(options["list"].read_text().split())
        now = timezone.now()
        gone = 0
        for number in to_be_forgotten(digests):
            leave_again(number=number, now=now)
            gone += purge(number=number, now=now, with_receipt=False)
        self.stdout.write(f"Deleted {gone} members again.")
