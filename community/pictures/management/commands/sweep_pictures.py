"""`manage.py sweep_pictures`: run daily with `--fix`; safe to run twice."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from community.pictures.looking_around import look_around
from community.pictures.measuring import measure_pictures
from community.pictures.sweeping import delete_files_alone, delete_forgotten


class Command(BaseCommand):
    help = (
        "Find pictures that were uploaded over a day ago and are in no post or draft, rows whose files are missing, and "
        "files without a row. Only says what it found, unless --fix is given."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--fix", action="store_true", help="delete forgotten pictures and files without a row"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        findings = look_around()
        for path in findings.missing_files:
            self.stdout.write(f"Missing file: {path}")
        for path in findings.files_alone:
            self.stdout.write(f"File without a row: {path}")
        if options["fix"]:
            count = delete_forgotten()
            while measure_pictures():
                continue
            delete_files_alone(findings.files_alone)
            self.stdout.write(
                f"Deleted {count} forgotten pictures and {len(findings.files_alone)} files without a row."
            )
        else:
            self.stdout.write(
                f"Would delete {len(findings.forgotten)} forgotten pictures and {len(findings.files_alone)} "
                "files without a row; run again with --fix."
            )
        self.stdout.write(f"{len(findings.missing_files)} files are missing.")
