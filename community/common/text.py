"""One door for text that people type: what passes here is safe to store on every database and to show."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_UNREADABLE = re.compile("[\x00\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
# Explicit direction changes can reorder the page around a text; `dir="auto"` does the honest part of their job.
# The single marks (U+200E, U+200F, U+061C) stay: they move nothing but a neighbouring full stop, and right-to-left
# scripts need them. So do the joiners: Persian, Devanagari and emoji sequences are not themselves without.
_DIRECTION_CONTROLS = "\u202a-\u202e\u2066-\u2069\u206a-\u206f"
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"
_INVISIBLE_FORMATS = "\xad\ufeff\ufff9-\ufffc\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000)
)
_TAG_CHARACTERS = "\U000e0000-\U000e007f"
# Flags of regions are written with tag characters behind a black flag; anywhere else these only hide words.
_REMOVED = re.compile(
    "(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f)"
    f"|[{_DIRECTION_CONTROLS}{_CONTROLS}{_INVISIBLE_FORMATS}{_NONCHARACTERS}{_TAG_CHARACTERS}]"
)
_INVISIBLE = re.compile(
    r"[\s\u200b-\u200f\u2060-\u2064\u061c\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0"
    r"\ufe00-\ufe0f\ufffd\U000e0100-\U000e01ef]+"
)
# Towers of accents cover the lines around them. No language sets more than a few on one letter.
_ACCENTS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_TOWERS = re.compile(f"([{_ACCENTS}]{{6}})[{_ACCENTS}]+")
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n){3,}")


def clean_text(value: str, *, multiline: bool = False) -> str:
    """Return the text normalised to NFC without control characters, direction overrides or outer space.

    Text of nothing but invisible characters becomes empty. Raises ValidationError for lone surrogates and NUL.
    """
    if _UNREADABLE.search(value):
        raise ValidationError(
            _("This text has characters that cannot be stored. Please remove them."), "unreadable"
        )
    text = _REMOVED.sub(r"\1", _LINE_ENDS.sub("\n", value))
    text = unicodedata.normalize("NFC", _TOWERS.sub(r"\1", unicodedata.normalize("NFC", text)))
    if not _INVISIBLE.sub("", text):
        return ""
    if multiline:
        return _BLANK_LINES.sub("\n\n\n", text).strip()
    return " ".join(text.split())
