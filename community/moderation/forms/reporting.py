"""What a member fills in to tell the moderators."""

from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from community.common.fields import CleanCharField
from community.moderation.forms.choosing import RuleField, citable_rules, rule_errors
from community.moderation.models import NOTE_MAX_LENGTH


class ReportForm(forms.Form):
    rule = RuleField(
        label=_("Which rule does it break?"), widget=forms.RadioSelect, error_messages=rule_errors
    )
    note = CleanCharField(
        label=_("Anything we should know?"),
        multiline=True,
        required=False,
        max_length=NOTE_MAX_LENGTH,
        help_text=_("Only the moderators read this."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._rule_field().offer(citable_rules())

    def rule_rows(self) -> Iterator[tuple[Any, str]]:
        """Yield each radio button with the text of its rule."""
        rules = self._rule_field().rules
        for option in self["rule"]:
            yield option, rules[str(option.data["value"])].text

    def _rule_field(self) -> RuleField:
        return cast(RuleField, self.fields["rule"])
