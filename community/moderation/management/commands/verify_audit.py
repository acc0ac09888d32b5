"""`manage.py verify_audit`: says whether the log of moderation is as it was written."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from community.moderation.chain import breaks
from community.moderation.models import AuditEntry


class Command(BaseCommand):
    help = "Check the hash chain of the audit log; exits with 1 and names each place where it was changed."

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(breaks())
        for sentence in found:
            self.stderr.write(sentence)
        if found:
            raise CommandError(f"The audit log is broken in {len(found)} places.", returncode=1)
        self.stdout.write(f"{AuditEntry.objects.count()} entries, all as they were written.")
