"""Words that stand in one secret each and nowhere else, so that finding one tells which secret got out."""

import secrets


class Canaries:
    """Makes canaries by name and finds them again in whatever came out."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        """Return the canary of this name; each name has one, made when first asked for."""
        if name not in self._words:
            # Letters and digits only: the same in HTML, in a slug, in a log and in an export.
            self._words[name] = f"cnry{secrets.token_hex(7)}"
        return self._words[name]

    def names(self) -> set[str]:
        return set(self._words)

    def found_in(self, text: str) -> set[str]:
        """Return the names of the canaries that stand in a text."""
        return {name for name, word in self._words.items() if word in text} if "cnry" in text else set()
