"""What a moderator fills in to decide a case: any measures that go together, one rule, one reason."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Case, QuerySet, Value, When
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from community.common.errors import OperationRefused
from community.common.fields import CleanCharField
from community.common.numbers import row_number
from community.moderation.forms.choosing import RuleField, citable_rules, rule_errors
from community.moderation.forms.deciding import message_field
from community.moderation.forms.lengths import chosen_end, length_field, until_field
from community.moderation.models import MESSAGE_MAX_LENGTH, CannedText, Decision
from community.moderation.rules import CitedRule
from community.moderation.verdicts import NEEDS_END, Measure, Verdict, check_verdict

Action = Decision.Action

LABELS = {
    Action.HOLD: _("Hold it for review"),
    Action.REMOVE: _("Remove it"),
    Action.SENSITIVE: _("Put a content note in front of it"),
    Action.LOCK: _("Close the comments under it"),
    Action.WARN: _("Warn them"),
    Action.LIMIT: _("Limit them: only followers find them"),
    Action.SILENCE: _("Silence them: they can read, not write"),
    Action.SUSPEND: _("Suspend them"),
    Action.RESTORE: _("Put it back"),
    Action.LIFT: _("End what holds about them"),
    Action.DISMISS: _("Leave it as it is"),
}
# Comments may stay closed until somebody opens them again; the others need their end.
HAS_END = NEEDS_END | {Action.LOCK}


class VerdictForm(forms.Form):
    """A decision before it is taken. When valid, `verdict` is what would be decided."""

    measures = forms.MultipleChoiceField(
        label=_("What do you decide?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Please choose what should happen.")},
    )
    content_note = CleanCharField(
        label=_("The content note"), required=False, max_length=120, help_text=_("Such as: wound, close up.")
    )
    length = length_field()
    until = until_field()
    rule = RuleField(
        label=_("Under which rule?"), widget=forms.RadioSelect, required=False, error_messages=rule_errors
    )
    canned_author = forms.ModelChoiceField(
        label=_("A text for the author"), queryset=CannedText.objects.none(), required=False
    )
    message = message_field(
        label=_("Your reason, as the author will read it"),
        help_text=_("What was decided, rule, end and how to appeal are added by themselves."),
    )
    canned_reporter = forms.ModelChoiceField(
        label=_("A text for those who reported"), queryset=CannedText.objects.none(), required=False
    )
    reporter_message = message_field(
        label=_("A word to those who reported"),
        help_text=_(
            "They are told what you decided in any case. When you leave it as it is, this is your reason."
        ),
    )

    verdict: Verdict

    def __init__(
        self,
        *args: Any,
        actions: Sequence[Action],
        reported: CitedRule | None = None,
        rule_first: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["measures"].choices = [(str(one), LABELS[one]) for one in actions]  # type: ignore[attr-defined]
        rules = citable_rules()
        if reported is not None and reported.id not in {rule.id for rule in rules}:
            rules.insert(0, reported)
        self.fields["rule"].offer(rules)  # type: ignore[attr-defined]
        for reader in CannedText.Reader.values:
            self.fields[f"canned_{reader}"].queryset = _canned(reader, rule_first)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        chosen = [Action(one) for one in cleaned["measures"]]
        end = chosen_end(self, cleaned) if self._has_end(chosen, cleaned) else None
        measures = tuple(self._measure(action, end, cleaned["content_note"]) for action in chosen)
        if Action.SENSITIVE in chosen and not cleaned["content_note"]:
            self.add_error("content_note", _("Please say what is to be seen there, in a few words."))
        if self.errors:
            return cleaned
        is_left = chosen == [Action.DISMISS]
        verdict = Verdict(
            measures,
            None if is_left else cleaned["rule"],
            "" if is_left else cleaned["message"],
            cleaned["reporter_message"],
        )
        try:
            check_verdict(verdict)
        except OperationRefused as refusal:
            self.add_error(None, str(refusal))
        self.verdict = verdict
        return cleaned

    def _has_end(self, chosen: list[Action], cleaned: dict[str, Any]) -> bool:
        return not NEEDS_END.isdisjoint(chosen) or (Action.LOCK in chosen and bool(cleaned["length"]))

    def _measure(self, action: Action, end: Any, content_note: str) -> Measure:
        note = content_note if action == Action.SENSITIVE else ""
        return Measure(action, end if action in HAS_END else None, note)


def _canned(reader: str, rule: str) -> QuerySet[CannedText]:
    """Return the texts for this reader: those of the rule first, then those of none or another."""
    is_of_rule = Case(When(rule_id=rule, then=0), default=1) if rule else Value(1)
    found: QuerySet[CannedText] = CannedText.objects.filter(reader=reader)
    return found.order_by(is_of_rule, "title")


def with_canned(typed: QueryDict) -> QueryDict:
    """Return what was typed with the chosen canned texts put in."""
    filled = typed.copy()
    for reader, field in (("author", "message"), ("reporter", "reporter_message")):
        number = row_number(filled.get(f"canned_{reader}", ""))
        text = CannedText.objects.filter(reader=reader, pk=number).first() if number is not None else None
        if text is not None:
            before = filled.get(field, "").strip()
            filled[field] = f"{before}\n\n{text.text}".strip()[:MESSAGE_MAX_LENGTH]
        filled[f"canned_{reader}"] = ""
    return filled
