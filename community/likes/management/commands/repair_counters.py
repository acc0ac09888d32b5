"""Compares every stored counter with the rows it counts, and repairs those that differ."""

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from community.comments.counts import counted
from community.comments.models import Comment
from community.likes.models import Like
from community.likes.repairs import Counter, find_drift, repair
from community.posts.models import Post


def counters() -> list[Counter]:
    return [
        Counter(Post, "like_count", Like, "post", {}),
        Counter(Comment, "like_count", Like, "comment", {}),
        Counter(Post, "comment_count", Comment, "post", counted()),
    ]


class Command(BaseCommand):
    help = (
        "Compare the counters of likes and comments with what they count. Safe to run at any time, and twice."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument(
            "--check", action="store_true", help="only look; the exit status is 1 if any is wrong"
        )
        what.add_argument("--fix", action="store_true", help="count again whatever is wrong")

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = [drift for counter in counters() for drift in find_drift(counter)]
        for drift in wrong:
            self.stdout.write(
                f"{drift.counter.name} of {drift.number} says {drift.stored}, counted {drift.counted}"
            )
            if options["fix"]:
                repair(drift=drift)
        if wrong and options["check"]:
            raise CommandError(f"Counters that are wrong: {len(wrong)}.")
        self.stdout.write(f"Repaired: {len(wrong)}." if wrong else "Every counter is right.")
