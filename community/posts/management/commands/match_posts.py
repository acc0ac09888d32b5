"""`manage.py match_posts`: run every few minutes; safe to run at any time, twice and at the same time."""

import argparse
import logging
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error

from community.posts.matching import find_mismatch, match_member, members_to_match

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Bring posts and the files of their pictures in line with their authors: private or not, suspended or back."
        " Opens the pictures of those whose suspension ran out."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="only look; the exit status is 1 if anything is wrong"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            self._check()
            return
        outcomes = [self._match(number) for number in members_to_match()]
        self.stdout.write(
            f"Members brought in line: {outcomes.count(True)}, failed: {outcomes.count(False)}."
        )

    def _check(self) -> None:
        found = find_mismatch()
        self.stdout.write(
            f"Posts: {found.posts}, pictures too open: {found.too_open}, too closed: {found.too_closed}."
        )
        if not found.is_none:
            raise CommandError("Posts or pictures are not in line with their authors.")

    def _match(self, number: int) -> bool:
        try:
            match_member(number)
        except (Error, OSError):
            # The next run tries this one again; the others shall not wait for it.
            logger.exception("What member %s posted could not be brought in line", number)
            return False
        return True
