"""`manage.py draft_transparency [YYYY-MM]`: run on the first of each month; safe to run twice."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from community.common.errors import OperationRefused
from home.operations import draft_transparency
from home.transparency import last_months, month_named


class Command(BaseCommand):
    help = "Draft the page of figures about a month of moderation, last month’s unless another is named."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("month", nargs="?", help="year and number of a month, such as 2026-10")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            month = month_named(options["month"]) if options["month"] else last_months(1)[0]
            page = draft_transparency(month=month)
        except OperationRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        state = (
            "is published and stays as it is"
            if page.first_published_at
            else "is a draft that editors can publish"
        )
        self.stdout.write(f"{page.title} (page {page.pk}) {state}")
