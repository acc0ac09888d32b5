"""How drafts are read."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from community.drafts.models import Draft  # noqa: F401 - names the row below
    from community.members.models import Member


class DraftQuerySet(models.QuerySet["Draft"]):
    def visible_to(self, viewer: "Member | None") -> "DraftQuerySet":
        """A member's drafts are theirs alone."""
        return self.filter(author=viewer) if viewer is not None else self.none()

    def due(self, now: datetime) -> "DraftQuerySet":
        """Drafts to be posted by now, the longest overdue first. Those of members who are away wait for them."""
        here = self.filter(author__paused_at__isnull=True, author__leaves_at__isnull=True)
        return here.filter(publish_at__lte=now, refusal="").order_by("publish_at", "pk")
