"""What is typed to filter a word."""

from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.blocks.durations import Duration, end_of
from community.common.fields import CleanCharField
from community.filters.matching import Phrase
from community.filters.models import Scope, WordFilter

KEEP = "keep"


class FilterForm(forms.Form):
    """A phrase, what happens to words with it, where and for how long. What makes a phrase is the operation's rule."""

    use_required_attribute = False

    phrase = CleanCharField(
        label=gettext_lazy("Word or phrase"),
        error_messages={"required": gettext_lazy("Type a word or a phrase that you would rather not meet.")},
    )
    is_whole_word = forms.BooleanField(
        label=gettext_lazy("Whole words only"),
        help_text=gettext_lazy("“art” then leaves “party” alone."),
        required=False,
    )
    action = forms.ChoiceField(
        label=gettext_lazy("What happens to words with it"),
        choices=WordFilter.Action,
        widget=forms.RadioSelect,
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("Where"),
        choices=Scope,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one place where the filter looks.")},
    )
    lasts = forms.ChoiceField(label=gettext_lazy("For how long"), choices=Duration, widget=forms.RadioSelect)

    def __init__(self, typed: QueryDict | None = None, *, word_filter: WordFilter | None = None) -> None:
        initial = _as_it_is(word_filter) if word_filter is not None else _as_usual()
        super().__init__(typed, initial=initial)
        self.expires_at = word_filter.expires_at if word_filter is not None else None
        if self.expires_at is not None:
            kept = _("As it is: until %(moment)s") % {"moment": _shown(self.expires_at)}
            self.fields["lasts"].choices = [(KEEP, kept), *Duration.choices]  # type: ignore[attr-defined]

    @property
    def wishes(self) -> dict[str, Any]:
        """What the operations want to know."""
        typed = self.cleaned_data
        lasts = typed["lasts"]
        wanted = {name: typed[name] for name in ("phrase", "action", "scopes", "is_whole_word")}
        return wanted | {"expires_at": self.expires_at if lasts == KEEP else end_of(Duration(lasts))}

    @property
    def wanted(self) -> Phrase:
        """The phrase to look for when it is only tried."""
        typed = self.cleaned_data
        return Phrase.of(typed["phrase"], is_whole_word=typed["is_whole_word"], hides=False)


def _as_usual() -> dict[str, Any]:
    return {
        "is_whole_word": True,
        "action": WordFilter.Action.FOLD,
        "scopes": Scope.values,
        "lasts": Duration.EVER,
    }


def _as_it_is(word_filter: WordFilter) -> dict[str, Any]:
    return {
        "phrase": word_filter.phrase,
        "is_whole_word": word_filter.is_whole_word,
        "action": word_filter.action,
        "scopes": word_filter.scopes,
        "lasts": KEEP if word_filter.expires_at is not None else Duration.EVER,
    }


def _shown(moment: datetime) -> str:
    return date_format(localtime(moment), "DATETIME_FORMAT")
