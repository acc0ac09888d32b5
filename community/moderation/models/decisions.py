"""What moderators decide, what follows from it and for how long, and what the person concerned says to that."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from community.moderation.models.cases import Case
from community.moderation.models.content import MESSAGE_MAX_LENGTH, AboutContent
from community.moderation.querysets import AppealQuerySet, DecisionQuerySet, SanctionQuerySet


class Decision(AboutContent):
    """What a moderator decided, when, under which rule, and what the people concerned were told.

    `action` is the gravest of what was done at once; `sanctions` has all that lasts.
    """

    class Action(models.TextChoices):
        HOLD = "hold", _("held for review")
        REMOVE = "remove", _("removed")
        RESTORE = "restore", _("restored")
        DISMISS = "dismiss", _("nothing done")
        SENSITIVE = "sensitive", _("marked as sensitive")
        LOCK = "lock", _("comments locked")
        WARN = "warn", _("warned")
        LIMIT = "limit", _("limited to followers")
        SILENCE = "silence", _("silenced")
        SUSPEND = "suspend", _("suspended")
        LIFT = "lift", _("sanction lifted")
        REVERSE = "reverse", _("taken back")

    case = models.ForeignKey(Case, models.CASCADE, related_name="decisions")
    action = models.CharField(_("decision"), max_length=9, choices=Action)
    by = models.ForeignKey(
        "members.Member",
        models.SET_NULL,
        null=True,
        related_name="decisions_made",
        verbose_name=_("decided by"),
    )
    message = models.TextField(_("message"), max_length=MESSAGE_MAX_LENGTH, blank=True)
    reporter_message = models.TextField(
        _("message to those who reported"), max_length=MESSAGE_MAX_LENGTH, blank=True
    )
    until = models.DateTimeField(_("until"), null=True, blank=True)
    # Word for word what its author was told; empty where they never learn of it.
    notice = models.TextField(blank=True, editable=False)
    reverses = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="reversal", editable=False
    )

    objects: ClassVar = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        default_permissions = ()
        permissions: ClassVar = [
            ("moderate_content", _("Can review reports and decide about what members post"))
        ]
        indexes: ClassVar = [
            models.Index(fields=["about", "-created_at"], name="decision_about_newest"),
            models.Index(fields=["thing_key", "-created_at"], name="decision_thing_newest"),
        ]

    def __str__(self) -> str:
        return capfirst(f"{self.get_kind_display()}: {self.get_action_display()}")


class Sanction(models.Model):
    """What a decision does that lasts. Each has an end, or a day on which a person looks at it again.

    `active_key` keeps two of one kind from holding at once for the same thing; it is empty (null) afterwards.
    """

    class Ending(models.TextChoices):
        EXPIRED = "expired", _("ended by itself")
        LIFTED = "lifted", _("lifted")
        REVERSED = "reversed", _("taken back")
        REPLACED = "replaced", _("replaced by another")
        PURGED = "purged", _("deleted for good")

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="sanctions")
    action = models.CharField(max_length=9, choices=Decision.Action)
    # What it lies on: the post or comment, or the member where it is about the person.
    thing_key = models.CharField(max_length=40, editable=False)
    member = models.ForeignKey("members.Member", models.SET_NULL, null=True, related_name="sanctions")
    active_key = models.CharField(max_length=60, unique=True, null=True, editable=False)  # noqa: DJ001 - null is no key
    # How the thing was before, as far as undoing it needs to know.
    before = models.JSONField(default=dict)
    replaces = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    starts_at = models.DateTimeField(default=timezone.now, editable=False)
    ends_at = models.DateTimeField(null=True, blank=True)
    review_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    ending = models.CharField(max_length=8, choices=Ending, blank=True)

    objects: ClassVar = SanctionQuerySet.as_manager()

    class Meta:
        verbose_name = _("sanction")
        verbose_name_plural = _("sanctions")
        default_permissions = ()
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=False) | Q(review_at__isnull=False),
                name="sanction_ends_or_is_looked_at_again",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["ended_at", "ends_at"], name="sanction_ending"),
            models.Index(fields=["member", "action", "ended_at"], name="sanction_of_member"),
            models.Index(fields=["thing_key", "ended_at"], name="sanction_of_thing"),
        ]

    def __str__(self) -> str:
        return f"{self.action} on {self.thing_key}"

    @property
    def is_active(self) -> bool:
        return self.ended_at is None


class Appeal(models.Model):
    """The person concerned says that a decision was wrong. One for each decision, answered by somebody else."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        UPHELD = "upheld", _("the decision stands")
        REVERSED = "reversed", _("the decision was taken back")

    decision = models.OneToOneField(Decision, models.CASCADE, related_name="appeal")
    by = models.ForeignKey("members.Member", models.SET_NULL, null=True, related_name="appeals")
    text = models.TextField(_("why it was wrong"), max_length=MESSAGE_MAX_LENGTH)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    # The promise both were told.
    answer_by = models.DateTimeField()
    decided_by = models.ForeignKey("members.Member", models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    answer = models.TextField(_("answer"), max_length=MESSAGE_MAX_LENGTH, blank=True)

    objects: ClassVar = AppealQuerySet.as_manager()

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        default_permissions = ()
        indexes: ClassVar = [models.Index(fields=["state", "answer_by"], name="appeal_queue")]

    def __str__(self) -> str:
        return f"appeal against decision {self.decision_id}"


class CannedText(models.Model):
    """Words moderators often need. Those who edit the rules keep them."""

    class Reader(models.TextChoices):
        AUTHOR = "author", _("the author")
        REPORTER = "reporter", _("those who reported")

    title = models.CharField(_("title"), max_length=80, unique=True)
    text = models.TextField(_("text"), max_length=MESSAGE_MAX_LENGTH)
    reader = models.CharField(_("for"), max_length=8, choices=Reader, default=Reader.AUTHOR)
    rule_id = models.CharField(
        _("rule"), max_length=36, blank=True, help_text=_("Offered first under this rule.")
    )

    objects: ClassVar = models.Manager()

    class Meta:
        verbose_name = _("canned text")
        verbose_name_plural = _("canned texts")
        ordering: ClassVar[list[str]] = ["title"]

    def __str__(self) -> str:
        return self.title
