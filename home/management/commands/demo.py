"""manage.py demo: make the demo, make it anew, or say how to sign in to it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from community.common.errors import NotAllowed
from community.members.models import Member
from home.demo.builder import build_demo, rebuild_demo
from home.demo.made import Made
from home.demo.sign_ins import check_allowed, sign_in_table

NO_MAIL = "django.core.mail.backends.dummy.EmailBackend"


class Command(BaseCommand):
    help = "Makes a demonstration community where there are no members yet. For development only."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--reset", action="store_true", help="delete all members, posts, pages and pictures first"
        )
        parser.add_argument("--sign-ins", action="store_true", help="only print how to sign in")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            check_allowed()
            if options["sign_ins"]:
                self.stdout.write(sign_in_table())
            else:
                self._build(reset=options["reset"])
        except NotAllowed as error:
            raise CommandError(str(error)) from error

    def _build(self, *, reset: bool) -> None:
        if reset or not Member.objects.exists():
            self.stdout.write("Making the demonstration community. This takes about a minute …")
            with without_small_talk():
                made = rebuild_demo() if reset else build_demo()
            self.stdout.write(summary(made) if made else "Nothing was made.")
        else:
            self.stdout.write("There are members already, so no demo was made; `make demo` begins anew.")
        self.stdout.write(sign_in_table())


@contextmanager
def without_small_talk() -> Iterator[None]:
    """Keep what the log would say about each page and each task off the terminal, and mail to people who don't exist."""
    logging.disable(logging.INFO)
    try:
        with patch.object(settings, "EMAIL_BACKEND", NO_MAIL):
            yield
    finally:
        logging.disable(logging.NOTSET)


def summary(made: Made) -> str:
    return (
        f"Made {len(made.members)} members, {len(made.posts)} posts with {made.pictures} pictures,"
        f" {len(made.comments)} comments, {made.follows} follows, {made.likes} likes,"
        f" {made.reports} reports, {made.deeds} deeds of moderation and {made.pages} pages."
    )
