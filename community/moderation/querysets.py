"""How moderation's rows are read. Moderators never see what is about themselves."""

from typing import TYPE_CHECKING, Any, NoReturn, Self

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

if TYPE_CHECKING:
    from community.members.models import Member


class AboutSomebody(models.QuerySet[Any]):
    """Rows about a person who must not read them as a moderator. `path` leads from the row to its `about`."""

    path = "about"

    def for_moderator(self, moderator: "Member | None") -> Self:
        """Rows this moderator may read: all but those about themselves; none without a member."""
        return self.exclude(**{self.path: moderator}) if moderator is not None else self.none()


class CaseQuerySet(AboutSomebody):
    def open(self) -> Self:
        """Cases that wait for a decision."""
        # As a list of one: a bare true or false SQLite does not look up in an index.
        return self.filter(is_open__in=(True,))

    def about_thing(self, thing_key: str) -> Self:
        return self.filter(thing_key=thing_key)

    def held_by(self, moderator: "Member") -> Self:
        """Open cases this moderator has claimed."""
        return self.open().filter(claimed_by=moderator, claimed_until__gt=timezone.now())

    def free_for(self, moderator: "Member") -> Self:
        """Open cases that nobody else has claimed."""
        others = Q(claimed_until__gt=timezone.now()) & Q(claimed_by__isnull=False) & ~Q(claimed_by=moderator)
        return self.open().exclude(others)

    def with_claim_timed_out(self) -> Self:
        return self.filter(claimed_by__isnull=False, claimed_until__lte=timezone.now())

    def in_order_of_harm(self) -> Self:
        """The gravest first, and among those what waits longest; the index `case_queue` has this order."""
        return self.order_by("-harm", "opened_at", "id")


class EventQuerySet(models.QuerySet[Any]):
    def in_order(self) -> Self:
        """The events as the timeline needs them: the order they happened in, with the people and words."""
        return self.order_by("id").select_related("actor", "person", "note", "message")

    def told_to_reporters(self) -> Self:
        return self.filter(kind__in=("answered", "updated"))

    def of_reporting_by(self, reporter: "Member") -> Self:
        """What says that this member reported something."""
        return self.filter(person=reporter, kind__in=("opened", "reported", "answered", "updated"))


class ReportQuerySet(AboutSomebody):
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


class DecisionQuerySet(AboutSomebody):
    def about_thing(self, thing_key: str) -> Self:
        return self.filter(thing_key=thing_key)

    def that_did(self, action: str) -> Self:
        """Decisions of which this was a part, alone or among other things, and that were not taken back."""
        return self.filter(Q(action=action) | Q(sanctions__action=action), reversal__isnull=True).distinct()

    def newest_first(self) -> Self:
        return self.order_by("-created_at", "-id")


class SanctionQuerySet(AboutSomebody):
    path = "decision__about"

    def active(self) -> Self:
        return self.filter(ended_at__isnull=True)

    def on_thing(self, thing_key: str) -> Self:
        return self.filter(thing_key=thing_key)

    def due(self) -> Self:
        """Sanctions whose end has come and that nobody has ended yet."""
        return self.active().filter(ends_at__lte=timezone.now())

    def to_look_at_again(self) -> Self:
        """Sanctions without an end whose day of review has come. What is removed is deleted on that day instead."""
        due = self.active().filter(ends_at__isnull=True, review_at__lte=timezone.now())
        return due.exclude(action="remove").order_by("review_at")


class AppealQuerySet(AboutSomebody):
    path = "decision__about"

    def open(self) -> Self:
        return self.filter(state="open")

    def not_decided_by(self, moderator: "Member") -> Self:
        """Appeals against the decisions of others."""
        return self.exclude(decision__by=moderator)

    def in_order_of_promise(self) -> Self:
        return self.order_by("answer_by", "id")


class ProposalQuerySet(models.QuerySet[Any]):
    def open(self) -> Self:
        return self.filter(state="open", expires_at__gt=timezone.now())

    def for_moderator(self, moderator: "Member | None") -> Self:
        """Proposals of which no part is about this moderator; none without a member."""
        return self.exclude(cases__about=moderator) if moderator is not None else self.none()

    def not_proposed_by(self, moderator: "Member") -> Self:
        """Proposals of others, also of those who are gone: those one can be the second person for."""
        return self.filter(~Q(proposed_by=moderator) | Q(proposed_by=None))


class AuditQuerySet(models.QuerySet[Any]):
    """Entries of the audit log; whatever would change or delete them is refused."""

    def about(self, subject: str) -> Self:
        return self.filter(subject=subject)

    def in_order(self) -> Self:
        return self.order_by("number")

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("The audit log is only ever added to.")

    def delete(self) -> NoReturn:
        raise TypeError("The audit log is only ever added to.")
