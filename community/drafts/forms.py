"""What a composer's form says about the draft it belongs to."""

import uuid
from collections.abc import Sequence

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from community.drafts.models import WINDOW_MAX_LENGTH, Draft
from community.drafts.operations import Window
from community.drafts.words import PlacedPicture, Words, words_of
from community.posts.forms.picture_rows import PictureRow
from community.posts.forms.terms import OWN
from community.posts.terms import TERM_NAMES, PostTerms

LATEST_SERIAL = 1_000_000_000


class TimeForm(forms.Form):
    """When to post, in the time zone of the site."""

    publish_at = forms.DateTimeField(
        label=_("Post it on"),
        error_messages={
            "required": _("Choose a day and a time."),
            "invalid": _("Write day and time like 2030-12-24 18:30."),
        },
    )


def words_sent(data: QueryDict, rows: Sequence[PictureRow], otherwise: PostTerms) -> Words:
    """Return everything a form says; of terms it leaves out, what else was said stands."""
    terms = {name: data.get(name, getattr(otherwise, name)) for name in TERM_NAMES}
    if "is_own_work" in data:
        terms["is_own_work"] = data["is_own_work"] == OWN
    return Words(
        title=data.get("title", ""),
        text=data.get("text", ""),
        tags=data.get("tags", ""),
        post_version=data.get("version", ""),
        pictures=tuple(PlacedPicture(row.picture, row.described) for row in rows),
        **terms,
    )


def rows_of_draft(draft: Draft) -> list[PictureRow]:
    """Return the pictures of a draft as its form shows them."""
    return [
        PictureRow(one.picture, one.said.alt_text, one.said.is_decorative, one.said.focus)
        for one in words_of(draft).pictures
    ]


def key_sent(data: QueryDict) -> uuid.UUID | None:
    try:
        return uuid.UUID(data.get("submission_key", ""))
    except ValueError:
        return None


def number_sent(data: QueryDict) -> int:
    """Return the number of the last save the window knows of; 0 when it knows of none."""
    return _count(data.get("number", ""))


def window_sent(data: QueryDict) -> Window:
    return Window(data.get("window", "")[:WINDOW_MAX_LENGTH], _count(data.get("serial", "")))


def _count(typed: str) -> int:
    return min(int(typed), LATEST_SERIAL) if typed.isascii() and typed.isdigit() and len(typed) < 12 else 0
