"""Choosing one of the rules that may be cited today."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.moderation.rules import CitedRule, something_else
from home.guidelines import current_rules


def citable_rules() -> list[CitedRule]:
    """Return today's rules in their order, then what is left when none of them fits; never empty."""
    return [*current_rules(), something_else()]


class RuleField(forms.ChoiceField):
    """One of the given rules; its cleaned value is the CitedRule itself."""

    def __init__(self, **kwargs: Any) -> None:
        self.rules: dict[str, CitedRule] = {}
        super().__init__(**kwargs)

    def offer(self, rules: Sequence[CitedRule]) -> None:
        self.rules = {rule.id: rule for rule in rules}
        self.choices = [(rule.id, rule.title) for rule in rules]

    def clean(self, value: Any) -> CitedRule | None:
        chosen = super().clean(value)
        return self.rules.get(chosen)


rule_errors = {
    "required": _("Please choose the rule this is about."),
    "invalid_choice": _("Please choose one of these rules."),
}
