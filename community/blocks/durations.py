"""For how long something is kept out of sight."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Duration(models.TextChoices):
    DAY = "day", _("1 day")
    WEEK = "week", _("1 week")
    EVER = "ever", _("For ever")


_LENGTHS = {Duration.DAY: timedelta(days=1), Duration.WEEK: timedelta(weeks=1)}


def end_of(duration: Duration) -> datetime | None:
    """Return when it ends that begins now; None for never."""
    length = _LENGTHS.get(duration)
    return timezone.now() + length if length is not None else None


def chosen_duration(typed: Mapping[str, str]) -> Duration:
    """Return the time chosen as `for`; what is no choice means for ever, which is what pressing the button says."""
    chosen = typed.get("for", "")
    return Duration(chosen) if chosen in Duration.values else Duration.EVER
