"""What members report, and the copies kept of it."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.moderation.models.cases import Case, Harm
from community.moderation.models.content import NOTE_MAX_LENGTH, AboutContent
from community.moderation.models.decisions import Decision
from community.moderation.querysets import ReportQuerySet

HEADLINE_LENGTH = 80


class Snapshot(models.Model):
    """How a thing read and looked at one moment, apart from the thing itself. One for each state it was reported in."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="snapshots")
    digest = models.CharField(max_length=64, editable=False)
    text = models.TextField(_("as it read when reported"), blank=True)
    # Name, handle, pronouns, biography and links of whoever made it, as they were.
    profile = models.JSONField(default=dict)
    taken_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar = models.Manager()

    class Meta:
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "digest"], name="snapshot_once_for_each_state")
        ]
        indexes: ClassVar = [models.Index(fields=["taken_at"], name="snapshot_taken")]

    def __str__(self) -> str:
        return f"snapshot {self.pk} of case {self.case_id}"


class KeptPicture(models.Model):
    """A small copy of a picture that was reported, in a file of its own that only moderators are handed."""

    snapshot = models.ForeignKey(Snapshot, models.CASCADE, related_name="pictures")
    key = models.CharField(max_length=32, unique=True, editable=False)
    # The picture it is a copy of, which may be gone.
    source_key = models.CharField(max_length=32, editable=False)
    position = models.PositiveSmallIntegerField(default=0)
    is_profile = models.BooleanField(default=False)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    alt_text = models.TextField(blank=True)

    objects: ClassVar = models.Manager()

    class Meta:
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["position", "id"]

    def __str__(self) -> str:
        return self.key

    @property
    def path(self) -> str:
        """Where its file is in the storage."""
        return f"evidence/{self.key[:2]}/{self.key}.webp"


class Report(AboutContent):
    """A member tells the moderators that something breaks a rule; it joins the case about that thing."""

    class Status(models.TextChoices):
        OPEN = "open", _("open")
        UPHELD = "upheld", _("acted on")
        DISMISSED = "dismissed", _("nothing done")

    case = models.ForeignKey(Case, models.CASCADE, related_name="reports")
    reporter = models.ForeignKey(
        "members.Member",
        models.SET_NULL,
        null=True,
        related_name="reports_made",
        verbose_name=_("reported by"),
    )
    note = models.TextField(_("note"), max_length=NOTE_MAX_LENGTH, blank=True)
    copy = models.ForeignKey(Snapshot, models.SET_NULL, null=True, blank=True, related_name="reports")
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.OPEN)
    # One open report per person and thing; empty (null) once answered, so that they may report it again later.
    open_key = models.CharField(max_length=100, unique=True, null=True, editable=False)  # noqa: DJ001 - null is no key
    decision = models.ForeignKey(Decision, models.SET_NULL, null=True, blank=True, related_name="reports")
    # Word for word what the reporter was told; empty for those who had left.
    outcome = models.TextField(blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: ClassVar = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        default_permissions = ()
        indexes: ClassVar = [
            models.Index(fields=["status", "created_at", "id"], name="report_queue"),
            models.Index(fields=["thing_key", "status"], name="report_thing"),
            models.Index(fields=["about", "-created_at"], name="report_about_newest"),
        ]

    def __str__(self) -> str:
        return self.headline

    @property
    def snapshot(self) -> str:
        """The words of the copy; empty once it was deleted."""
        return self.copy.text if self.copy is not None else ""

    @property
    def headline(self) -> str:
        """The first words of the copy, to tell one report from another."""
        words = " ".join(self.snapshot.split())
        return f"{words[:HEADLINE_LENGTH].rstrip()}…" if len(words) > HEADLINE_LENGTH else words

    @property
    def named_at_desk(self) -> str:
        """How a list of the moderators names it: the case alone where the words are grave, or forgotten by now."""
        return str(self.case) if self.case.harm >= Harm.HIGH or not self.headline else self.headline

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN
