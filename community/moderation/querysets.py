"""How reports and decisions are read. Moderators never see what is about themselves."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Count, F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

if TYPE_CHECKING:
    from community.members.models import Member


class ReportQuerySet(models.QuerySet[Any]):
    def for_moderator(self, moderator: "Member | None") -> Self:
        """Reports this moderator may read: all but those about themselves; none without a member."""
        return self.exclude(about=moderator) if moderator is not None else self.none()

    def open(self) -> Self:
        return self.filter(status="open")

    def about_thing(self, thing_key: str) -> Self:
        return self.filter(thing_key=thing_key)

    def with_open_count(self) -> Self:
        """Add `open_count`: how many reports about the same thing wait for an answer."""
        alike = (
            self.model._default_manager.filter(thing_key=OuterRef("thing_key"), status="open")
            .order_by()
            .values("thing_key")
            .annotate(number=Count("pk"))
            .values("number")
        )
        return self.annotate(open_count=Coalesce(Subquery(alike), Value(0)))

    def in_order_of_waiting(self) -> Self:
        """Open ones first, the oldest at the top; then the answered ones, the latest answer first."""
        return self.order_by(F("closed_at").desc(nulls_first=True), "created_at", "id")


class DecisionQuerySet(models.QuerySet[Any]):
    def for_moderator(self, moderator: "Member | None") -> Self:
        """Decisions this moderator may read: all but those about themselves; none without a member."""
        return self.exclude(about=moderator) if moderator is not None else self.none()

    def about_thing(self, thing_key: str) -> Self:
        return self.filter(thing_key=thing_key)

    def newest_first(self) -> Self:
        return self.order_by("-created_at", "-id")
