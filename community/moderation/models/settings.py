"""What administrators decide once about how moderation works."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


def _days(label: Any, default: int, most: int) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        label, default=default, validators=[MinValueValidator(1), MaxValueValidator(most)]
    )


@register_setting(icon="flag", order=200)
class ModerationSettings(BaseGenericSetting):
    """The team's name, and the times members are promised."""

    team_name = models.CharField(
        _("name of the team"),
        max_length=60,
        blank=True,
        help_text=_("What stands under the moderators' messages instead of their own names."),
    )
    appeal_days = _days(_("days until an appeal is answered, at most"), 7, 60)
    appeal_window_days = _days(_("days in which somebody may appeal"), 30, 365)
    claim_minutes = models.PositiveSmallIntegerField(
        _("minutes a claim holds"),
        default=120,
        validators=[MinValueValidator(5), MaxValueValidator(2880)],
    )
    enough_for_today = models.PositiveSmallIntegerField(
        _("enough for one day"),
        default=40,
        validators=[MinValueValidator(5), MaxValueValidator(1000)],
        help_text=_(
            "After so many grave cases and pictures the desk suggests to a moderator to stop for the day."
        ),
    )

    panels: ClassVar = [
        FieldPanel("team_name"),
        FieldPanel("appeal_days"),
        FieldPanel("appeal_window_days"),
        FieldPanel("claim_minutes"),
        FieldPanel("enough_for_today"),
    ]

    class Meta:
        verbose_name = _("Moderation")

    @classmethod
    def now(cls) -> "ModerationSettings":
        """Return the settings in force; the usual ones where nobody has saved any. Never writes."""
        return cls.objects.first() or cls()

    @property
    def team(self) -> str:
        return self.team_name or str(_("The moderators"))
