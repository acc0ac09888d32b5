"""Where deeds are counted when the cache cannot count them safely."""

from typing import ClassVar

from django.db import models


class Tally(models.Model):
    """How often one actor did one thing since a window opened. `key` names both and the window."""

    key = models.CharField(max_length=120, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["key"]

    def __str__(self) -> str:
        return f"{self.key}: {self.count}"
