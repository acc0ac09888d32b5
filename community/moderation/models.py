"""What can be moderated, what was reported, and what was decided."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from community.moderation.querysets import DecisionQuerySet, ReportQuerySet

RULE_TITLE_MAX_LENGTH = 200
NOTE_MAX_LENGTH = 1000
MESSAGE_MAX_LENGTH = 2000
HEADLINE_LENGTH = 80


class ModerationState(models.TextChoices):
    VISIBLE = "visible", _("visible")
    HELD = "held", _("held for review")
    REMOVED = "removed", _("removed")


class ModeratedContent(models.Model):
    """What a member wrote and moderators may hold, remove or restore. Its words are never changed by them."""

    author = models.ForeignKey("members.Member", models.CASCADE, related_name="%(class)ss")
    moderation_state = models.CharField(
        max_length=7, choices=ModerationState, default=ModerationState.VISIBLE, editable=False
    )

    class Meta:
        abstract = True

    @property
    def is_held(self) -> bool:
        return self.moderation_state == ModerationState.HELD

    @property
    def is_removed(self) -> bool:
        return self.moderation_state == ModerationState.REMOVED


class AboutContent(models.Model):
    """A row about exactly one post, comment or member, and about the rule in question as it read that day.

    The thing itself may be deleted by its author later; the row stays, pointing at nothing, and `thing_key`
    still tells which rows are about the same thing.
    """

    class Kind(models.TextChoices):
        POST = "post", _("post")
        COMMENT = "comment", _("comment")
        MEMBER = "member", _("member")

    kind = models.CharField(_("kind"), max_length=7, choices=Kind)
    thing_key = models.CharField(max_length=40, editable=False)
    post = models.ForeignKey("posts.Post", models.SET_NULL, null=True, blank=True, related_name="+")
    comment = models.ForeignKey("comments.Comment", models.SET_NULL, null=True, blank=True, related_name="+")
    member = models.ForeignKey("members.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    about = models.ForeignKey(
        "members.Member", models.SET_NULL, null=True, related_name="%(class)ss_about", verbose_name=_("about")
    )
    rule_id = models.CharField(max_length=36, blank=True)
    rule_title = models.CharField(_("rule"), max_length=RULE_TITLE_MAX_LENGTH, blank=True)
    rule_text = models.TextField(_("the rule as it read that day"), blank=True)
    created_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)

    class Meta:
        abstract = True

    @property
    def target(self) -> models.Model | None:
        """The post, comment or member; None when its author has deleted it since."""
        return self.post or self.comment or self.member


class Decision(AboutContent):
    """What a moderator decided, when, under which rule, and what the people concerned were told."""

    class Action(models.TextChoices):
        HOLD = "hold", _("held for review")
        REMOVE = "remove", _("removed")
        RESTORE = "restore", _("restored")
        DISMISS = "dismiss", _("nothing done")
        SUSPEND = "suspend", _("suspended")
        LIFT = "lift", _("suspension lifted")

    action = models.CharField(_("decision"), max_length=7, choices=Action)
    by = models.ForeignKey(
        "members.Member",
        models.SET_NULL,
        null=True,
        related_name="decisions_made",
        verbose_name=_("decided by"),
    )
    message = models.TextField(_("message"), max_length=MESSAGE_MAX_LENGTH, blank=True)
    until = models.DateTimeField(_("until"), null=True, blank=True)

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


class Report(AboutContent):
    """A member tells the moderators that something breaks a rule, with a copy of what it said at that moment."""

    class Status(models.TextChoices):
        OPEN = "open", _("open")
        UPHELD = "upheld", _("acted on")
        DISMISSED = "dismissed", _("nothing done")

    reporter = models.ForeignKey(
        "members.Member",
        models.SET_NULL,
        null=True,
        related_name="reports_made",
        verbose_name=_("reported by"),
    )
    note = models.TextField(_("note"), max_length=NOTE_MAX_LENGTH, blank=True)
    snapshot = models.TextField(_("as it read when reported"), blank=True)
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.OPEN)
    # One open report per person and thing; empty (null) once answered, so that they may report it again later.
    open_key = models.CharField(max_length=100, unique=True, null=True, editable=False)  # noqa: DJ001 - null is no key
    decision = models.ForeignKey(Decision, models.SET_NULL, null=True, blank=True, related_name="reports")
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
    def headline(self) -> str:
        """The first words of the copy, to tell one report from another."""
        words = " ".join(self.snapshot.split())
        return f"{words[:HEADLINE_LENGTH].rstrip()}…" if len(words) > HEADLINE_LENGTH else words

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN
