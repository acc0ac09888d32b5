"""How a link on a profile is shown: where it really leads."""

import contextlib
from urllib.parse import urlsplit

SHOWN_LENGTH = 48


def words_for_link(link: str) -> str:
    """Return how a link is shown: the host it really leads to, in the letters the network uses, and some of its path."""
    parts = urlsplit(link)
    with contextlib.suppress(UnicodeError):
        parts = parts._replace(netloc=parts.netloc.encode("idna").decode("ascii"))
    words = f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}"
    return words if len(words) <= SHOWN_LENGTH else f"{words[: SHOWN_LENGTH - 1]}…"
