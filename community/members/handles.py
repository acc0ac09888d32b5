"""Handles: short, ASCII, lower case, and never an address the site itself needs."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from community.members.names import poses_as_staff

HANDLE_MIN_LENGTH = 3
HANDLE_MAX_LENGTH = 30
_HANDLE = re.compile(r"[a-z0-9_]{3,30}")

# Names that speak for the site or its staff, and words that would read as part of its interface.
RESERVED_HANDLES = frozenset(
    [
        "about",
        "abuse",
        "account",
        "accounts",
        "admin",
        "administrator",
        "administrators",
        "anonymous",
        "api",
        "billing",
        "community",
        "commonplace",
        "contact",
        "deleted",
        "editor",
        "editors",
        "everyone",
        "feed",
        "guidelines",
        "help",
        "here",
        "home",
        "info",
        "join",
        "latest",
        "login",
        "logout",
        "mail",
        "media",
        "member",
        "members",
        "mod",
        "moderation",
        "moderator",
        "moderators",
        "news",
        "nobody",
        "null",
        "official",
        "owner",
        "post",
        "posts",
        "privacy",
        "report",
        "reports",
        "root",
        "rules",
        "search",
        "security",
        "settings",
        "sign_in",
        "sign_up",
        "signin",
        "signup",
        "site",
        "staff",
        "static",
        "status",
        "support",
        "sysadmin",
        "system",
        "tag",
        "tags",
        "team",
        "terms",
        "undefined",
        "user",
        "users",
        "webmaster",
        "welcome",
        "you",
    ]
)


# Signs that are hard to tell apart on a screen, each made one of its kind; pairs first, for they make a third.
_PAIRS = (("rn", "m"), ("vv", "w"))
_SINGLES = str.maketrans({"0": "o", "1": "l", "i": "l"})


def handle_skeleton(handle: str) -> str:
    """Return what a handle is taken for at a glance. No two members have the same one: see `Member.handle_skeleton`."""
    seen = handle.replace("_", "")
    for pair, looks_like in _PAIRS:
        seen = seen.replace(pair, looks_like)
    return seen.translate(_SINGLES)


RESERVED_SKELETONS = frozenset(handle_skeleton(word) for word in RESERVED_HANDLES)


def normalise_handle(handle: str) -> str:
    """Return the handle as it is stored: without a leading @ and in lower case."""
    return handle.strip().removeprefix("@").lower()


def check_handle(handle: str) -> None:
    """Raise ValidationError with a sentence for the person choosing when the handle cannot be used."""
    if not _HANDLE.fullmatch(handle):
        raise ValidationError(
            _("A handle has 3 to 30 characters: letters a to z, digits and the underscore."), "handle_format"
        )
    seen = handle_skeleton(handle)
    if not seen or seen in RESERVED_SKELETONS or poses_as_staff(handle):
        raise ValidationError(
            _("This handle is kept for the site itself. Please choose another."), "handle_reserved"
        )
