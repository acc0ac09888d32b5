"""What a name looks like, whatever it is written with: so that nobody passes for the people who run this place."""

import unicodedata

# Letters of other scripts and digits that are read as these; the commonest rows of Unicode's UTS 39.
_LOOKALIKES = str.maketrans(
    {
        "0": "o", "1": "i", "l": "i", "|": "i", "3": "e", "4": "a", "5": "s", "7": "t", "ı": "i",
        "а": "a", "в": "b", "е": "e", "ѕ": "s", "і": "i", "ј": "j", "к": "k", "м": "m", "н": "h",
        "о": "o", "р": "p", "с": "c", "т": "t", "у": "y", "х": "x", "ԁ": "d", "ո": "n", "օ": "o",
        "α": "a", "ε": "e", "ι": "i", "κ": "k", "ν": "v", "ο": "o", "ρ": "p", "τ": "t", "υ": "u", "χ": "x",
    }
)  # fmt: skip


def skeleton(name: str) -> str:
    """Return what a reader takes a name for: no accents, case, spaces or signs, look-alikes made one."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    return "".join(letter for letter in folded.translate(_LOOKALIKES) if letter.isalnum())


# Nobody may call themselves one of these: they would be taken for the site or its staff.
STAFF_NAMES = frozenset(
    skeleton(name)
    for name in (
        "admin", "administrator", "administrators", "commonplace", "commonplace team", "editor", "editors",
        "moderation", "moderator", "moderators", "official", "owner", "root", "security", "staff", "support",
        "sysadmin", "system", "team", "webmaster", "deleted member",
    )
)  # fmt: skip


def poses_as_staff(name: str) -> bool:
    return skeleton(name) in STAFF_NAMES
