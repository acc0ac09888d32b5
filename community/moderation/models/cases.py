"""A case: everything about one thing that moderators look at, from the first report to the last appeal."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.moderation.models.content import MESSAGE_MAX_LENGTH, RULE_TITLE_MAX_LENGTH, AboutThing
from community.moderation.querysets import CaseQuerySet, EventQuerySet

if TYPE_CHECKING:
    from community.members.models import Member

CASE_NOTE_MAX_LENGTH = 4000


class Harm(models.IntegerChoices):
    """How much somebody may be hurt while this waits."""

    LOW = 1, _("low")
    MEDIUM = 2, _("medium")
    HIGH = 3, _("high")
    URGENT = 4, _("urgent")


class Case(AboutThing):
    """What moderators look at as one. Reports about the same thing join the one that is open.

    `open_key` is the thing's key while the case waits for a decision and empty (null) afterwards: the database
    itself keeps a thing from having two. `is_open` says the same for the queue's index.
    """

    class State(models.TextChoices):
        OPEN = "open", _("open")
        CLAIMED = "claimed", _("claimed")
        WAITING = "waiting", _("waiting for an answer")
        DECIDED = "decided", _("decided")
        APPEALED = "appealed", _("appealed")
        CLOSED = "closed", _("closed")

    class Source(models.TextChoices):
        REPORT = "report", _("a report")
        MODERATOR = "moderator", _("a moderator")
        RULE = "rule", _("a rule of the site")

    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN)
    source = models.CharField(_("opened by"), max_length=9, choices=Source, default=Source.REPORT)
    open_key = models.CharField(max_length=40, unique=True, null=True, editable=False)  # noqa: DJ001 - null is no key
    is_open = models.BooleanField(default=True, editable=False)
    harm = models.PositiveSmallIntegerField(_("harm"), choices=Harm, default=Harm.MEDIUM)
    rule_id = models.CharField(max_length=36, blank=True)
    rule_title = models.CharField(_("rule"), max_length=RULE_TITLE_MAX_LENGTH, blank=True)
    report_count = models.PositiveIntegerField(_("reports"), default=0, editable=False)
    claimed_by = models.ForeignKey(
        "members.Member", models.SET_NULL, null=True, blank=True, related_name="cases_claimed"
    )
    claimed_until = models.DateTimeField(null=True, blank=True, editable=False)
    opened_at = models.DateTimeField(_("opened"), default=timezone.now, editable=False)
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: ClassVar = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        default_permissions = ()
        indexes: ClassVar = [
            models.Index(fields=["is_open", "-harm", "opened_at", "id"], name="case_queue"),
            models.Index(fields=["thing_key", "-id"], name="case_thing"),
            models.Index(fields=["about", "-id"], name="case_about"),
            models.Index(fields=["state", "decided_at"], name="case_state"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"

    @property
    def holder(self) -> "Member | None":
        """The moderator who has claimed it, while the claim holds."""
        if self.claimed_until is None or self.claimed_until <= timezone.now():
            return None
        return self.claimed_by

    def is_claimed_by_another(self, moderator: "Member") -> bool:
        holder = self.holder
        return holder is not None and holder != moderator


class CaseNote(models.Model):
    """What moderators tell each other about a case. Nobody else reads it."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="notes")
    by = models.ForeignKey("members.Member", models.SET_NULL, null=True, related_name="+")
    text = models.TextField(_("note"), max_length=CASE_NOTE_MAX_LENGTH)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar = models.Manager()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"note {self.pk} in case {self.case_id}"


class CaseMessage(models.Model):
    """One message between the team and one person of a case: its author, or one who reported.

    Moderators write as the team; who of them it was is kept for the log alone.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="messages")
    person = models.ForeignKey("members.Member", models.CASCADE, related_name="case_messages")
    is_with_author = models.BooleanField()
    is_from_team = models.BooleanField()
    by = models.ForeignKey("members.Member", models.SET_NULL, null=True, related_name="+")
    text = models.TextField(_("message"), max_length=MESSAGE_MAX_LENGTH)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        default_permissions = ()
        indexes: ClassVar = [models.Index(fields=["case", "person", "id"], name="case_message_thread")]

    def __str__(self) -> str:
        return f"message {self.pk} in case {self.case_id}"


class CaseEvent(models.Model):
    """One thing that happened in a case. Rows are only ever added."""

    class Kind(models.TextChoices):
        OPENED = "opened", _("opened")
        REPORTED = "reported", _("reported")
        CLAIMED = "claimed", _("claimed")
        TAKEN_OVER = "taken_over", _("taken over")
        HANDED_OVER = "handed_over", _("handed over")
        RELEASED = "released", _("put back")
        CLAIM_ENDED = "claim_ended", _("claim timed out")
        WAITING = "waiting", _("waits for an answer")
        HARM_SET = "harm_set", _("harm set")
        NOTED = "noted", _("note")
        TEAM_WROTE = "team_wrote", _("the team wrote")
        PERSON_WROTE = "person_wrote", _("an answer came")
        DECIDED = "decided", _("decided")
        ANSWERED = "answered", _("reporter told the outcome")
        UPDATED = "updated", _("reporter told of a change")
        APPEALED = "appealed", _("appealed")
        APPEAL_DECIDED = "appeal_decided", _("appeal decided")
        REVERSED = "reversed", _("decision taken back")
        SANCTION_ENDED = "sanction_ended", _("sanction ended")
        DELETED = "deleted", _("deleted for good")
        CLOSED = "closed", _("closed")

    case = models.ForeignKey(Case, models.CASCADE, related_name="events")
    kind = models.CharField(max_length=14, choices=Kind)
    # Nobody for what the site does by itself.
    actor = models.ForeignKey("members.Member", models.SET_NULL, null=True, related_name="+")
    # Whom it concerns besides the author: the reporter who is answered, the moderator it is handed to.
    person = models.ForeignKey("members.Member", models.SET_NULL, null=True, related_name="+")
    note = models.ForeignKey(CaseNote, models.SET_NULL, null=True, related_name="+")
    message = models.ForeignKey(CaseMessage, models.SET_NULL, null=True, related_name="+")
    data = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar = EventQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes: ClassVar = [models.Index(fields=["case", "id"], name="case_event_order")]

    def __str__(self) -> str:
        return f"{self.kind} in case {self.case_id}"
