"""What a moderator fills in to decide."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from community.common.fields import CleanCharField
from community.moderation.forms.choosing import RuleField, citable_rules, rule_errors
from community.moderation.forms.lengths import chosen_end, length_field, until_field
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
MISSING_REASON = gettext_lazy("Please give the reason in your own words.")
NEEDS_RULE = frozenset({Action.HOLD, Action.REMOVE, Action.SUSPEND})


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
    length = length_field()
    until = until_field()
    message = message_field(
        label=gettext_lazy("What the author will read"),
        help_text=gettext_lazy("Rule, end and how to appeal are added by themselves."),
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
        if action in NEEDS_RULE and not cleaned.get("message") and "message" not in self.errors:
            self.add_error("message", MISSING_REASON)
        if action == Action.SUSPEND:
            cleaned["end"] = chosen_end(self, cleaned)
        return cleaned


class BulkDecisionForm(forms.Form):
    """One rule and one message for many things."""

    rule = RuleField(
        label=gettext_lazy("Under which rule?"), widget=forms.RadioSelect, error_messages=rule_errors
    )
    message = message_field(
        label=gettext_lazy("What each author will read"),
        help_text=gettext_lazy("The rule and how to appeal are added by themselves."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rule"].offer(citable_rules())  # type: ignore[attr-defined]
        self.fields["message"].required = True
        self.fields["message"].error_messages["required"] = MISSING_REASON


class BulkDismissForm(forms.Form):
    message = message_field(label=gettext_lazy("What those who reported will read"))
