"""How pictures are read."""

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from community.members.models import Member
    from community.pictures.models import Picture  # noqa: F401 - names the row below


class PictureQuerySet(models.QuerySet["Picture"]):
    def by(self, member: "Member") -> "PictureQuerySet":
        return self.filter(owner=member)

    def stored_bytes(self) -> int:
        """Return what the files of these pictures take up together."""
        return int(self.aggregate(together=models.Sum("stored_bytes"))["together"] or 0)

    def waiting(self) -> "PictureQuerySet":
        """Uploaded for a post that has not been published, or taken out of one."""
        return self.filter(purpose="post", post_picture__isnull=True)

    def forgotten(self) -> "PictureQuerySet":
        """Waiting, and in no draft either."""
        return self.waiting().filter(draft_pictures__isnull=True)

    def in_one_draft(self) -> "PictureQuerySet":
        """Waiting, and not in several drafts: taken out of one, it must stay in the others."""
        return self.waiting().annotate(drafts=models.Count("draft_pictures")).filter(drafts__lte=1)
