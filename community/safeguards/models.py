"""What looks at words and pictures before others see them. Nothing here punishes: at most a person has to look first."""

from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

NAME_MAX_LENGTH = 80
REASON_MAX_LENGTH = 300
PHRASES_MAX_LENGTH = 5000
MOST_DAYS = 366
USUAL_DAYS = 90


def usual_end() -> datetime:
    return timezone.now() + timedelta(days=USUAL_DAYS)


class Safeguard(models.Model):
    """A rule that somebody wrote and owns, for a time. It cannot be switched on before its dry run was looked at.

    `tried` is the digest of the settings that were last tried on the past 30 days: any change undoes it.
    """

    class Kind(models.TextChoices):
        WORDS = "words", _("Words and phrases")
        LINKS = "links", _("Links to these places")
        RATE = "rate", _("Much in a short time")
        DUPLICATE = "duplicate", _("The same text again and again")

    class Action(models.TextChoices):
        NUDGE = "nudge", _("Ask the author to think again before it is sent")
        HOLD = "hold", _("Hold it until a moderator has looked")
        CASE = "case", _("Show it, and open a case for the moderators")

    name = models.CharField(_("name"), max_length=NAME_MAX_LENGTH)
    kind = models.CharField(_("what it looks for"), max_length=9, choices=Kind)
    phrases = models.TextField(
        _("words, phrases or places"),
        max_length=PHRASES_MAX_LENGTH,
        blank=True,
        help_text=_(
            "One a line. Words are found whole, in any case and script. A place is a host such as example.com; those"
            " below it count too. Not used for the other kinds."
        ),
    )
    most = models.PositiveSmallIntegerField(
        _("at most"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(500)],
        help_text=_("How many in that time are still fine. Used for the last two kinds."),
    )
    minutes = models.PositiveIntegerField(
        _("in so many minutes"), default=60, validators=[MinValueValidator(1), MaxValueValidator(43200)]
    )
    looks_at_posts = models.BooleanField(_("posts"), default=True)
    looks_at_comments = models.BooleanField(_("comments"), default=True)
    is_for_newcomers = models.BooleanField(
        _("only of newcomers"), default=True, help_text=_("Members of long standing are left alone.")
    )
    action = models.CharField(_("what happens"), max_length=5, choices=Action, default=Action.HOLD)
    reason = models.CharField(
        _("why"),
        max_length=REASON_MAX_LENGTH,
        help_text=_("A sentence for the author, and for moderators who wonder in half a year."),
    )
    owner = models.ForeignKey(
        "members.Member", models.SET_NULL, null=True, related_name="safeguards", verbose_name=_("owner")
    )
    expires_at = models.DateTimeField(_("ends"), default=usual_end)
    is_on = models.BooleanField(_("switched on"), default=False, editable=False)
    tried = models.CharField(max_length=64, blank=True, editable=False)
    tried_at = models.DateTimeField(null=True, blank=True, editable=False)
    hit_count = models.PositiveIntegerField(_("hits"), default=0, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar = models.Manager()

    class Meta:
        verbose_name = _("rule before harm")
        verbose_name_plural = _("rules before harm")
        ordering: ClassVar[list[str]] = ["name", "id"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    @property
    def is_in_force(self) -> bool:
        return self.is_on and self.expires_at > timezone.now()

    @property
    def lines(self) -> list[str]:
        return [line.strip() for line in self.phrases.splitlines() if line.strip()]


class Hit(models.Model):
    """A rule met something. The thing itself is named by its key alone; a moderator's word on it is in its case."""

    safeguard = models.ForeignKey(Safeguard, models.CASCADE, related_name="hits")
    author = models.ForeignKey("members.Member", models.CASCADE, related_name="+")
    # Empty for a nudge: nothing was sent yet, and nothing of it is kept.
    thing_key = models.CharField(max_length=40, blank=True)
    action = models.CharField(max_length=5, choices=Safeguard.Action)
    created_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar = models.Manager()

    class Meta:
        default_permissions = ()
        indexes: ClassVar = [models.Index(fields=["safeguard", "-created_at"], name="hit_newest")]

    def __str__(self) -> str:
        return f"{self.safeguard_id} met {self.thing_key}"


class RemovedPicture(models.Model):
    """What a removed picture looked like, in fingerprints only, so that the same one is noticed when it comes again."""

    thing_key = models.CharField(max_length=40)
    picture_number = models.BigIntegerField(unique=True)
    variants = models.JSONField(default=list)
    rule_id = models.CharField(max_length=36, blank=True)
    rule_title = models.CharField(max_length=200, blank=True)
    removed_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar = models.Manager()

    class Meta:
        default_permissions = ()
        indexes: ClassVar = [models.Index(fields=["thing_key"], name="removed_picture_thing")]

    def __str__(self) -> str:
        return f"picture {self.picture_number} of {self.thing_key}"


@register_setting(icon="warning", order=210)
class SafeguardSettings(BaseGenericSetting):
    """How newcomers begin."""

    first_posts = models.PositiveSmallIntegerField(
        _("first posts that a moderator reads before others see them"),
        default=0,
        validators=[MaxValueValidator(20)],
        help_text=_("0 for none. A member whose posts were let through so often is held no longer."),
    )
    promised_hours = models.PositiveSmallIntegerField(
        _("hours in which newcomers are promised an answer"),
        default=24,
        validators=[MinValueValidator(1), MaxValueValidator(168)],
    )

    panels: ClassVar = [FieldPanel("first_posts"), FieldPanel("promised_hours")]

    class Meta:
        verbose_name = _("Newcomers")

    @classmethod
    def now(cls) -> "SafeguardSettings":
        """Return the settings in force; the usual ones where nobody has saved any. Never writes."""
        found: Any = cls.objects.first()
        return found or cls()
