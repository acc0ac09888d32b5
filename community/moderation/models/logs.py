"""The log that nobody can change unseen, and deeds that need a second person."""

from typing import Any, ClassVar, NoReturn

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.moderation.models.content import MESSAGE_MAX_LENGTH
from community.moderation.querysets import AuditQuerySet, ProposalQuerySet


class AppendOnly(TypeError):
    """Somebody tried to change or delete what is only ever added to."""


class AuditHead(models.Model):
    """The one row that every deed of moderation locks first: so the log is in order, and its end is known."""

    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)

    objects: ClassVar = models.Manager()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.number} {self.hash}"


class AuditEntry(models.Model):
    """Who did or read what, when and why, with the hash of the entry before. It names moderators by number
    and handle, everybody else by number alone, and points at no row, so that nothing elsewhere has to change it."""

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField(default=timezone.now, editable=False)
    actor_id = models.PositiveBigIntegerField(null=True)
    actor = models.CharField(_("who"), max_length=40, blank=True)
    action = models.CharField(_("what"), max_length=40)
    subject = models.CharField(_("about"), max_length=40)
    why = models.TextField(_("why"), blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    objects: ClassVar = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the audit log")
        verbose_name_plural = _("audit log")
        default_permissions = ()
        indexes: ClassVar = [
            models.Index(fields=["subject", "number"], name="audit_subject"),
            models.Index(fields=["actor_id", "action", "number"], name="audit_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.action} {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly("The audit log is only ever added to.")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly("The audit log is only ever added to.")


class Proposal(models.Model):
    """What one moderator wants and a second one has to confirm: deleting for good, or deciding about many at once."""

    class Kind(models.TextChoices):
        DELETE = "delete", _("delete for good")
        DECIDE = "decide", _("decide about many")

    class State(models.TextChoices):
        OPEN = "open", _("open")
        CONFIRMED = "confirmed", _("confirmed")
        DECLINED = "declined", _("declined")
        EXPIRED = "expired", _("expired")

    kind = models.CharField(max_length=6, choices=Kind)
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    # The cases it is about, and for decisions what to decide.
    cases = models.ManyToManyField("moderation.Case", related_name="proposals")
    verdict = models.JSONField(default=dict)
    reason = models.TextField(_("reason"), max_length=MESSAGE_MAX_LENGTH)
    proposed_by = models.ForeignKey("members.Member", models.SET_NULL, null=True, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField()
    decided_by = models.ForeignKey("members.Member", models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: ClassVar = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
