"""What people type when they comment."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.common.fields import CleanCharField


class CommentForm(forms.Form):
    """The words, what they answer, and the form's own number. How long they may be is the operation's to say."""

    text = CleanCharField(
        label=_("Your comment"),
        multiline=True,
        error_messages={
            "required": _("There’s nothing written yet. Say what you noticed, or ask something.")
        },
    )
    submission_key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    # Set once a rule has asked the writer to think again: the same words go through then.
    considered = forms.BooleanField(required=False, widget=forms.HiddenInput)
    parent = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)

    was_asked_to_think = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.initial.setdefault("submission_key", uuid.uuid4())


class EditForm(forms.Form):
    """New words for a comment."""

    text = CleanCharField(
        label=_("Your comment"),
        multiline=True,
        error_messages={
            "required": _("There’s nothing written. To take the comment away, delete it instead.")
        },
    )
