"""What is typed into the composer besides the pictures."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.common.errors import OperationRefused
from community.common.fields import CleanCharField
from community.posts.models import TEXT_MAX_LENGTH, TITLE_MAX_LENGTH, Post
from community.posts.tagging import checked_tags
from community.posts.tags import MAX_TAGS, typed_tags

TAGS_LINE_MAX_LENGTH = 1_000
KEPT = ("title", "text", "tags", "submission_key", "version")


class ComposerForm(forms.Form):
    """Title, text and tags. `submission_key` makes sending twice harmless, `version` tells which state was edited."""

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


def empty_form(tags: str = "") -> ComposerForm:
    """Return the form for a new post, with a key of its own."""
    return ComposerForm(initial={"submission_key": uuid.uuid4(), "tags": tags})


def form_for(post: Post) -> ComposerForm:
    """Return the form that changes a post, as the post reads now."""
    names = post.post_tags.order_by("pk").values_list("tag__name", flat=True)
    initial = {"title": post.title, "text": post.text, "tags": ", ".join(names), "version": post.version}
    return ComposerForm(initial=initial)


def as_typed(data: Any, **changed: str) -> ComposerForm:
    """Return the form exactly as it was typed, without a word about mistakes: it was not sent to be posted."""
    return ComposerForm(initial={name: data.get(name, "") for name in KEPT} | changed)
