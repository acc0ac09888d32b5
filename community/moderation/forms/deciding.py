"""What a moderator fills in to decide."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from community.common.fields import CleanCharField
from community.moderation.forms.choosing import RuleField, citable_rules, rule_errors
from community.moderation.models import MESSAGE_MAX_LENGTH, Decision
from community.moderation.rules import CitedRule

Action = Decision.Action

ACTION_LABELS = {
    Action.HOLD: gettext_lazy("Hold it for review"),
    Action.REMOVE: gettext_lazy("Remove it"),
    Action.RESTORE: gettext_lazy("Put it back"),
    Action.SUSPEND: gettext_lazy("Suspend its author"),
    Action.LIFT: gettext_lazy("End the suspension"),
    Action.DISMISS: gettext_lazy("Leave it as it is"),
}
MEMBER_LABELS = {
    Action.SUSPEND: gettext_lazy("Suspend this member"),
    Action.DISMISS: gettext_lazy("Leave things as they are"),
}
NEEDS_RULE = frozenset({Action.HOLD, Action.REMOVE, Action.SUSPEND})

LENGTHS = {
    "day": (gettext_lazy("One day"), timedelta(days=1)),
    "week": (gettext_lazy("One week"), timedelta(days=7)),
    "month": (gettext_lazy("One month"), timedelta(days=30)),
}
UNTIL_DATE = "date"


def message_field(**kwargs: Any) -> CleanCharField:
    return CleanCharField(
        multiline=True,
        required=False,
        max_length=MESSAGE_MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        **kwargs,
    )


class DecisionForm(forms.Form):
    """One decision about one thing: only the actions offered can be chosen."""

    action = forms.ChoiceField(
        label=gettext_lazy("What do you decide?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please choose what should happen.")},
    )
    rule = RuleField(
        label=gettext_lazy("Under which rule?"),
        widget=forms.RadioSelect,
        required=False,
        error_messages=rule_errors,
    )
    length = forms.ChoiceField(
        label=gettext_lazy("For how long?"),
        widget=forms.RadioSelect,
        required=False,
        choices=[
            *((key, label) for key, (label, _span) in LENGTHS.items()),
            (UNTIL_DATE, gettext_lazy("Until a date")),
        ],
    )
    until = forms.DateField(
        label=gettext_lazy("Until the end of"), required=False, widget=AdminDateInput, localize=False
    )
    message = message_field(
        label=gettext_lazy("What the author will read"),
        help_text=gettext_lazy("Rule, end and how to answer are added by themselves."),
    )
    words = message_field(
        label=gettext_lazy("A few words of your own"),
        help_text=gettext_lazy(
            "Those who reported read this when you leave it as it is; the author when you put it back."
        ),
    )

    def __init__(
        self,
        *args: Any,
        actions: Sequence[Action],
        about_member: bool = False,
        reported: CitedRule | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        labels = ACTION_LABELS | (MEMBER_LABELS if about_member else {})
        self.fields["action"].choices = [(str(one), labels[one]) for one in actions]  # type: ignore[attr-defined]
        rules = citable_rules()
        if reported is not None and reported.id not in {rule.id for rule in rules}:
            # The rule has gone from the guidelines since; the report still cites it as it read.
            rules.insert(0, reported)
        self.fields["rule"].offer(rules)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        action = cleaned.get("action")
        if action in NEEDS_RULE and not cleaned.get("rule") and "rule" not in self.errors:
            self.add_error("rule", rule_errors["required"])
        if action == Action.SUSPEND:
            cleaned["end"] = self._end(cleaned)
        return cleaned

    def _end(self, cleaned: dict[str, Any]) -> datetime | None:
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
        self.add_error("until" if length == UNTIL_DATE else "length", missing)
        return None


class BulkDecisionForm(forms.Form):
    """One rule and one message for many things."""

    rule = RuleField(
        label=gettext_lazy("Under which rule?"), widget=forms.RadioSelect, error_messages=rule_errors
    )
    message = message_field(
        label=gettext_lazy("What each author will read"),
        help_text=gettext_lazy("The rule and how to answer are added by themselves."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rule"].offer(citable_rules())  # type: ignore[attr-defined]


class BulkDismissForm(forms.Form):
    message = message_field(label=gettext_lazy("What those who reported will read"))
