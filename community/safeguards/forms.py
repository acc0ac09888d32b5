"""What a moderator fills in to keep a rule before harm."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.common.fields import CleanCharField
from community.safeguards.matching import DECIDES
from community.safeguards.models import (
    MOST_DAYS,
    NAME_MAX_LENGTH,
    PHRASES_MAX_LENGTH,
    REASON_MAX_LENGTH,
    Safeguard,
)

MOST_LINES = 300
NEEDS_LINES = frozenset({Safeguard.Kind.WORDS, Safeguard.Kind.LINKS})


class SafeguardForm(forms.ModelForm):
    name = CleanCharField(label=_("Name"), max_length=NAME_MAX_LENGTH)
    phrases = CleanCharField(
        label=_("Words, phrases or places"),
        multiline=True,
        required=False,
        max_length=PHRASES_MAX_LENGTH,
        help_text=Safeguard._meta.get_field("phrases").help_text,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    reason = CleanCharField(
        label=_("Why"),
        max_length=REASON_MAX_LENGTH,
        help_text=Safeguard._meta.get_field("reason").help_text,
    )

    class Meta:
        model = Safeguard
        fields = ("name", *DECIDES, "reason", "expires_at")
        widgets = {
            "expires_at": forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        }

    def clean_expires_at(self) -> Any:
        end = self.cleaned_data["expires_at"]
        now = timezone.now()
        if end <= now:
            raise ValidationError(_("Please choose a day in the future."))
        if (end - now).days > MOST_DAYS:
            raise ValidationError(_("A rule ends after a year at most, so that somebody looks at it again."))
        return end

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        lines = [line for line in cleaned.get("phrases", "").splitlines() if line.strip()]
        if cleaned.get("kind") in NEEDS_LINES and not lines and "phrases" not in self.errors:
            self.add_error("phrases", _("Write what to look for, one a line."))
        if len(lines) > MOST_LINES:
            self.add_error("phrases", _("A rule can have up to %(most)d lines.") % {"most": MOST_LINES})
        if not cleaned.get("looks_at_posts") and not cleaned.get("looks_at_comments"):
            self.add_error("looks_at_posts", _("Choose posts, comments or both."))
        return cleaned
