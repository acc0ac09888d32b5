"""Password rules of ours beside Django's own."""

from difflib import SequenceMatcher

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, ngettext

# The same measure as Django's own rule about the email address.
TOO_SIMILAR = 0.7


class MaximumLengthValidator:
    """Refuse passwords so long that hashing them would be an attack; never cut one short."""

    def __init__(self, max_length: int = 128) -> None:
        self.max_length = max_length

    def validate(self, password: str, user: object | None = None) -> None:
        if len(password) > self.max_length:
            raise ValidationError(self._sentence(), "password_too_long")

    def get_help_text(self) -> str:
        return self._sentence()

    def _sentence(self) -> str:
        return ngettext(
            "Your password can have at most %(limit)d character.",
            "Your password can have at most %(limit)d characters.",
            self.max_length,
        ) % {"limit": self.max_length}


class PublicNameValidator:
    """Refuse passwords that anybody could read off the page: the handle, the name, the name of the site."""

    def validate(self, password: str, user: object | None = None) -> None:
        member = getattr(user, "member", None)
        names = [settings.WAGTAIL_SITE_NAME]
        if member is not None:
            names += [member.handle, member.display_name]
        if any(_is_like(password, name) for name in names if name):
            raise ValidationError(self.get_help_text(), "password_like_name")

    def get_help_text(self) -> str:
        return gettext(
            "Your password can’t be almost the same as your handle, your name or the name of this site."
        )


def _is_like(password: str, name: str) -> bool:
    if len(password) > 10 * len(name):
        return False
    return SequenceMatcher(a=password.casefold(), b=name.casefold()).quick_ratio() >= TOO_SIMILAR
