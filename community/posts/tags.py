"""How a typed tag becomes one tag, whatever its case, script or emoji, on every database."""

import hashlib
import re
import unicodedata

from community.common.text import clean_text

TAG_MAX_LENGTH = 50
MAX_TAGS = 10
KEY_MAX_LENGTH = 255
_SEPARATORS = re.compile(r"[\s_\-/]+")
_COMMAS = re.compile(r"[,،、，;\n]")
# Letters, marks, digits, symbols such as emoji, and what holds an emoji sequence together.
_KEPT_CATEGORIES = ("L", "M", "N", "So", "Sk")
_KEPT_CHARACTERS = "-+\u200d"
# Whether a symbol is drawn in colour or in black makes no other tag of it.
_DROPPED_CHARACTERS = "\ufe0e\ufe0f\u034f"


def typed_tags(line: str) -> list[str]:
    """Return the names in a line of tags parted by commas, each tag once, in the order typed."""
    names: dict[str, str] = {}
    for name in map(tag_name, _COMMAS.split(line)):
        # What is no tag at all stays in, so that its writer is told.
        names.setdefault(tag_slug(name) or name, name)
    return [name for name in names.values() if name]


def tag_name(typed: str) -> str:
    """Return the tag as it is shown: without a leading # and outer space."""
    return clean_text(typed).lstrip("#").strip()


def tag_slug(typed: str) -> str:
    """Return the part of the address: folded to one case and form, words joined by hyphens; "" when nothing is left."""
    joined = _SEPARATORS.sub("-", _folded(tag_name(typed)))
    kept = "".join(character for character in joined if _is_kept(character))
    slug = unicodedata.normalize("NFC", kept)[:TAG_MAX_LENGTH]
    return re.sub("-{2,}", "-", slug).strip("-\u200d")


def tag_key(slug: str) -> str:
    """Return the slug in ASCII (Punycode), so that no collation can take two tags for one."""
    key = slug.encode("punycode").decode("ascii")
    if len(key) > KEY_MAX_LENGTH:
        return hashlib.sha256(key.encode()).hexdigest()
    return key


def _folded(name: str) -> str:
    """Return the name without what does not make another tag: case, width, composition (Unicode's NFKC_Casefold)."""
    once = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return unicodedata.normalize("NFKC", once.casefold())


def _is_kept(character: str) -> bool:
    if character in _DROPPED_CHARACTERS:
        return False
    return character in _KEPT_CHARACTERS or unicodedata.category(character).startswith(_KEPT_CATEGORIES)
