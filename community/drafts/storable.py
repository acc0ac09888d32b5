"""What was typed, made fit to be stored as it is, whether or not it could be posted."""

import re
from dataclasses import replace
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from community.drafts.errors import DraftRefused
from community.drafts.models import ALT_TEXT_STORED_LENGTH, LINE_STORED_LENGTH, TEXT_STORED_LENGTH
from community.drafts.words import Words
from community.posts.choices import Audience, CommentPolicy, Licence

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?")
# What each becomes where a form names a choice that does not exist: the narrowest.
_NARROWEST: dict[str, TextChoices] = {
    "audience": Audience.ME,
    "comment_policy": CommentPolicy.NOBODY,
    "licence": Licence.ALL_RIGHTS,
}


def storable(words: Words) -> Words:
    """Return the words with what no database keeps replaced. Raises DraftRefused when there are too many."""
    kept: dict[str, Any] = {}
    for name, value in words.stored.items():
        if name in _NARROWEST:
            narrowest = _NARROWEST[name]
            kept[name] = value if value in type(narrowest).values else narrowest
        elif isinstance(value, str):
            kept[name] = _line(value, TEXT_STORED_LENGTH if name == "text" else LINE_STORED_LENGTH)
    pictures = tuple(
        replace(
            placed, said=replace(placed.said, alt_text=_line(placed.said.alt_text, ALT_TEXT_STORED_LENGTH))
        )
        for placed in words.pictures
    )
    return replace(words, **kept, pictures=pictures)


def _line(typed: str, limit: int) -> str:
    if len(typed) > limit:
        message = _("This is longer than %(limit)s characters, which is more than can be kept here.")
        raise DraftRefused(message % {"limit": f"{limit:,}"})
    return _LINE_ENDS.sub("\n", _UNSTORABLE.sub("\ufffd", typed))
