"""One door for text that people type: what passes here is safe to store on every database and to show."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Explicit direction changes can reorder the page around a text; `dir="auto"` does the honest part of their job.
_DIRECTION_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
_REMOVED = {ord(c): None for c in _DIRECTION_CONTROLS + "\ufeff\u00ad"}
_INVISIBLE = re.compile(
    r"[\s\u200b-\u200d\u2060-\u2064\u3164\u115f\u1160\uffa0\u2800\u034f\u180e\ufe00-\ufe0f]+"
)
_BLANK_LINES = re.compile(r"\n{4,}")


def clean_text(value: str, *, multiline: bool = False) -> str:
    """Return the text normalised to NFC without control characters, direction overrides or outer space.

    Text of nothing but invisible characters becomes empty. Raises ValidationError for lone surrogates and NUL.
    """
    if any(0xD800 <= ord(c) <= 0xDFFF or c == "\0" for c in value):
        raise ValidationError(
            _("This text has characters that cannot be stored. Please remove them."), "unreadable"
        )
    text = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n")).translate(_REMOVED)
    text = "".join(c for c in text if _is_kept(c))
    if not _INVISIBLE.sub("", text):
        return ""
    if multiline:
        return _BLANK_LINES.sub("\n\n\n", text).strip()
    return " ".join(text.split())


def _is_kept(character: str) -> bool:
    if character in "\n\t":
        return True
    category = unicodedata.category(character)
    is_noncharacter = ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF
    return category != "Cc" and not is_noncharacter
