"""What controls are called for those who hear the page."""

import re


def called(word: str, whose: str) -> re.Pattern[str]:
    """Match a control whose word is followed by a hidden part that says whose it is."""
    return re.compile(rf"^{re.escape(word)}\s?:\s{re.escape(whose)}")
