"""The links on a profile: addresses of the open web, as members type them."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from community.common.markdown_rules import is_followable
from community.common.text import clean_text
from community.members.models import MAX_LINKS

LINK_MAX_LENGTH = 200

# "javascript:" names a scheme, "wren.example:8080" does not.
_NAMES_A_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?![0-9])", re.IGNORECASE)
# These are written as %3C and so on in an address; as they stand they are no part of one.
_NEVER_PLAIN = frozenset('<>"`{}|^')
_check_address = URLValidator(schemes=["http", "https"])


def read_links(typed: Sequence[str]) -> list[str]:
    """Return the links a member typed, in their order and without doubles. Raises ValidationError with a sentence."""
    links = list(dict.fromkeys(_read_link(link) for link in map(clean_text, typed) if link))
    if len(links) > MAX_LINKS:
        raise ValidationError(_("You can have at most %(limit)d links.") % {"limit": MAX_LINKS}, "too_many")
    return links


def _read_link(typed: str) -> str:
    # People type "wren.example"; they mean the address.
    link = typed if _NAMES_A_SCHEME.match(typed) else f"https://{typed}"
    if len(link) > LINK_MAX_LENGTH:
        sentence = _("A link can have at most %(limit)d characters.")
        raise ValidationError(sentence % {"limit": LINK_MAX_LENGTH}, "link_too_long")
    try:
        _check_address(link)
        is_plain = (
            is_followable(link) and "." in (urlsplit(link).hostname or "") and not _NEVER_PLAIN & set(link)
        )
    except (ValidationError, ValueError):
        is_plain = False
    if not is_plain:
        sentence = _("“%(link)s” is not a web address. It should look like https://wren.example.")
        raise ValidationError(sentence % {"link": typed[:80]}, "link_unreadable")
    return link
