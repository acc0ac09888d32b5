"""What a moderator fills in to decide many cases in the same way."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from community.common.fields import CleanCharField
from community.moderation.forms.choosing import RuleField, citable_rules, rule_errors
from community.moderation.models import MESSAGE_MAX_LENGTH


def message_field(*, required: bool = False, **kwargs: Any) -> CleanCharField:
    return CleanCharField(
        multiline=True,
        required=required,
        max_length=MESSAGE_MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": gettext_lazy("Please give the reason in your own words.")},
        **kwargs,
    )


class BulkDecisionForm(forms.Form):
    """One rule and one reason for many things."""

    rule = RuleField(
        label=gettext_lazy("Under which rule?"), widget=forms.RadioSelect, error_messages=rule_errors
    )
    message = message_field(
        required=True,
        label=gettext_lazy("What each author will read"),
        help_text=gettext_lazy("The rule and how to appeal are added by themselves."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rule"].offer(citable_rules())  # type: ignore[attr-defined]


class BulkDismissForm(forms.Form):
    message = message_field(required=True, label=gettext_lazy("What those who reported will read"))
