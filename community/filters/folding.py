"""Text made alike in every script and whatever is typed between the letters, so that phrases are found in it."""

import functools
import re
import unicodedata

# What nobody sees must not part a word: zero-width spaces and joiners, soft hyphens, variation selectors.
_UNSEEN = dict.fromkeys([0xAD, 0x34F, *range(0x200B, 0x2010), *range(0x2060, 0x2065), 0xFE0E, 0xFE0F, 0xFEFF])
_ALIKE = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "‐": "-", "‑": "-"})
# Scripts written without spaces: each of their letters stands by itself, so that a word is found inside a sentence.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
)


def folded(text: str) -> str:
    """Return the text in one case and form, without what nobody sees, on one line."""
    once = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(once.translate(_UNSEEN).translate(_ALIKE).split())


def parted(text: str) -> str:
    """Return folded text with every word and every sign between spaces, so that whole words can be looked for."""
    return f" {' '.join(_words().findall(text))} "


@functools.cache
def _words() -> re.Pattern[str]:
    """Letters with their marks and digits make a word; everything else that is seen is a sign by itself."""
    marks = "".join(
        chr(point) for point in range(0x300, 0x10000) if unicodedata.category(chr(point)).startswith("M")
    )
    return re.compile(rf"[{_UNSPACED}]|(?:(?![{_UNSPACED}])[\w{marks}])+|[^\s]")
