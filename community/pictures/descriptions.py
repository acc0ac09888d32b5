"""What is said about a picture."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from community.common.errors import OperationRefused
from community.common.text import clean_text
from community.pictures.focus import Focus
from community.pictures.models import ALT_TEXT_MAX_LENGTH


class DescriptionRefused(OperationRefused):
    """The description is too long or cannot be stored."""


@dataclass(frozen=True)
class Description:
    """What its owner says about a picture; without `focus` the point stays where it is."""

    alt_text: str
    is_decorative: bool
    focus: Focus | None = None


def checked_alt_text(typed: str) -> str:
    """Return a description fit to be stored. Raises DescriptionRefused."""
    try:
        text = clean_text(typed)
    except ValidationError as error:
        raise DescriptionRefused(error.messages[0]) from error
    if len(text) > ALT_TEXT_MAX_LENGTH:
        message = _("This description is longer than %(limit)d characters.")
        raise DescriptionRefused(message % {"limit": ALT_TEXT_MAX_LENGTH})
    return text
