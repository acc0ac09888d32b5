"""Where a comment stands in the conversation: eight base-36 digits for each comment on the way down to it."""

from community.comments.models import MAX_DEPTH, PATH_STEP, Comment

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def path_step(number: int) -> str:
    """Return a comment's id in eight base-36 digits, so that text order is number order. Holds up to 2.8 billion ids."""
    digits = ""
    while number:
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits.rjust(PATH_STEP, "0")


def path_below(parent: Comment | None, number: int) -> str:
    """Return the path of comment `number`; a reply to the deepest level stays on it, in the order of writing."""
    above = parent.path[: (MAX_DEPTH - 1) * PATH_STEP] if parent is not None else ""
    return above + path_step(number)
