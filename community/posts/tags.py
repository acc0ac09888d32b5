"""How a typed tag becomes one tag, whatever its case, script or emoji, on every database."""

import re
import unicodedata

from community.common.text import clean_text

TAG_MAX_LENGTH = 50
MAX_TAGS = 10
_SEPARATORS = re.compile(r"[\s_\-/]+")
# Letters, marks, digits, symbols such as emoji, and what holds an emoji sequence together.
_KEPT_CATEGORIES = ("L", "M", "N", "So", "Sk")
_KEPT_CHARACTERS = "-+\u200d"


def tag_name(typed: str) -> str:
    """Return the tag as it is shown: without a leading # and outer space."""
    return clean_text(typed).lstrip("#").strip()[:TAG_MAX_LENGTH]


def tag_slug(typed: str) -> str:
    """Return the part of the address: folded to one case and form, words joined by hyphens; "" when nothing is left."""
    folded = unicodedata.normalize("NFKC", tag_name(typed)).casefold()
    joined = _SEPARATORS.sub("-", unicodedata.normalize("NFC", folded))
    return "".join(c for c in joined if _is_kept(c)).strip("-\u200d")[:TAG_MAX_LENGTH]


def tag_key(slug: str) -> str:
    """Return the slug in ASCII (Punycode), so that no collation can take two tags for one."""
    return slug.encode("punycode").decode("ascii")


def _is_kept(character: str) -> bool:
    return character in _KEPT_CHARACTERS or unicodedata.category(character).startswith(_KEPT_CATEGORIES)
