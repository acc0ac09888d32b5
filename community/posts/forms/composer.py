"""What is typed into the composer besides the pictures."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.common.errors import OperationRefused
from community.common.fields import CleanCharField
from community.drafts.words import Words, terms_in
from community.posts.forms.terms import TermsFields, typed_terms
from community.posts.models import TEXT_MAX_LENGTH, TITLE_MAX_LENGTH
from community.posts.tagging import checked_tags
from community.posts.tags import MAX_TAGS, typed_tags
from community.posts.terms import TERM_NAMES, PostTerms

TAGS_LINE_MAX_LENGTH = 1_000
KEPT = ("title", "text", "tags", "submission_key", "version", *TERM_NAMES)


class ComposerForm(TermsFields):
    """Title, text, tags and terms. `submission_key` makes sending twice harmless, `version` tells which state was edited."""

    use_required_attribute = False

    title = CleanCharField(label=_("Title"), max_length=TITLE_MAX_LENGTH, required=False)
    text = CleanCharField(
        label=_("What did you make, or find out?"),
        multiline=True,
        max_length=TEXT_MAX_LENGTH,
        required=False,
    )
    tags = CleanCharField(label=_("Tags"), max_length=TAGS_LINE_MAX_LENGTH, required=False)
    submission_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    version = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_tags(self) -> list[str]:
        """Return the names typed. What makes a tag is the operation's rule; here it only gets its place on the page."""
        try:
            return list(checked_tags(typed_tags(self.cleaned_data["tags"])).values())
        except OperationRefused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    @property
    def counts(self) -> dict[str, int]:
        return {"title": TITLE_MAX_LENGTH, "text": TEXT_MAX_LENGTH, "tags": MAX_TAGS}


def form_of(words: Words, key: uuid.UUID | None = None) -> ComposerForm:
    """Return the form that holds these words; without a key it is for a post that is new."""
    initial: dict[str, Any] = {"title": words.title, "text": words.text, "tags": words.tags}
    initial |= {"submission_key": key or uuid.uuid4(), "version": words.post_version}
    return ComposerForm(initial=initial | typed_terms(terms_in(words)))


def as_typed(data: Any, otherwise: PostTerms, **changed: str) -> ComposerForm:
    """Return the form exactly as it was typed, without a word about mistakes: it was not sent to be posted."""
    typed = {name: data[name] for name in KEPT if name in data}
    return ComposerForm(initial=typed_terms(otherwise) | typed | changed)
