"""For how long something is decided, as moderators choose it."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LENGTHS = {
    "day": (gettext_lazy("One day"), timedelta(days=1)),
    "week": (gettext_lazy("One week"), timedelta(days=7)),
    "month": (gettext_lazy("One month"), timedelta(days=30)),
}
UNTIL_DATE = "date"
# The browser's own calendar: Wagtail's comes with a script in the page, which the policy of these rooms does not let run.
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def length_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=gettext_lazy("For how long?"),
        widget=forms.RadioSelect,
        required=False,
        choices=[
            *((key, label) for key, (label, _span) in LENGTHS.items()),
            (UNTIL_DATE, gettext_lazy("Until a date")),
        ],
    )


def until_field() -> forms.DateField:
    return forms.DateField(label=gettext_lazy("Until the end of"), required=False, widget=DAY, localize=False)


def chosen_end(form: forms.Form, cleaned: dict[str, Any]) -> datetime | None:
    """Return when it ends; without one the form says what is missing."""
    length = cleaned.get("length")
    if length == UNTIL_DATE and cleaned.get("until"):
        return timezone.make_aware(datetime.combine(cleaned["until"], time(23, 59)))
    if length in LENGTHS:
        # To the full hour, so that pressing twice asks for the same end.
        rounded = timezone.now().replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
        return rounded + LENGTHS[length][1]
    missing = (
        _("Please choose the day it ends.") if length == UNTIL_DATE else _("Please choose for how long.")
    )
    form.add_error("until" if length == UNTIL_DATE else "length", missing)
    return None
