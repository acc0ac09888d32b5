"""Password rules of ours beside Django's own."""

from django.core.exceptions import ValidationError
from django.utils.translation import ngettext


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
