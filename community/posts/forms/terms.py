"""The part of the composer that says who sees a post, who may comment, and what may be done with it."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from community.common.fields import CleanCharField
from community.members.models import Member
from community.posts.choices import Audience, CommentPolicy, Licence
from community.posts.models import CONTENT_NOTE_MAX_LENGTH, CREDIT_MAX_LENGTH, Post
from community.posts.terms import TERM_NAMES, GivenTerms, PostTerms, terms_of, usual_terms

OWN, OTHERS = "yes", "no"


class UsualTermsFields(forms.Form):
    """What every post has and most members decide once. What is not sent keeps what is usual."""

    audience = forms.ChoiceField(
        label=_("Who sees it"),
        choices=Audience,
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": _("Choose who may see the post.")},
    )
    comment_policy = forms.ChoiceField(
        label=_("Who may comment"),
        choices=CommentPolicy,
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": _("Choose who may comment.")},
    )
    licence = forms.ChoiceField(
        label=_("What others may do with it"),
        choices=Licence,
        required=False,
        error_messages={"invalid_choice": _("Choose what others may do with it.")},
    )


class UsualTermsForm(UsualTermsFields):
    """What a member's next posts begin with; here each has to be chosen."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = True
            field.error_messages["required"] = field.error_messages["invalid_choice"]


class TermsFields(UsualTermsFields):
    """All terms of one post."""

    content_note = CleanCharField(label=_("Content note"), max_length=CONTENT_NOTE_MAX_LENGTH, required=False)
    is_own_work = forms.ChoiceField(
        label=_("Whose work is it"),
        choices=[(OWN, _("I made it")), (OTHERS, _("Somebody else made it"))],
        widget=forms.RadioSelect,
        required=False,
    )
    credit = CleanCharField(label=_("Whose work it is"), max_length=CREDIT_MAX_LENGTH, required=False)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("is_own_work") == OTHERS and not typed.get("credit") and "credit" not in self.errors:
            self.add_error("credit", _("Say whose work it is, or that you don’t know."))
        return typed

    @property
    def given_terms(self) -> GivenTerms:
        """Return the terms this form said something about, once it is valid; those left out stay as they are."""
        typed = {name: self.cleaned_data[name] for name in TERM_NAMES if name in self.data}
        chosen = {name: typed[name] for name in ("audience", "comment_policy", "licence") if typed.get(name)}
        words = {name: typed[name] for name in ("content_note", "credit") if name in typed}
        if typed.get("is_own_work"):
            chosen["is_own_work"] = typed["is_own_work"] == OWN
        return cast(GivenTerms, chosen | words)


def typed_terms(terms: PostTerms) -> dict[str, str]:
    """Return terms as the form's fields hold them."""
    values = {name: getattr(terms, name) for name in TERM_NAMES}
    return values | {"is_own_work": OWN if terms.is_own_work else OTHERS}


def initial_terms(member: Member, post: Post | None = None) -> dict[str, str]:
    """Return what the fields begin with: the post as it is, or what is usual for this member."""
    return typed_terms(terms_of(post) if post is not None else usual_terms(member))
