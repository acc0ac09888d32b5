"""Where a comment stands in the conversation: eight base-36 digits for each comment on the way down to it."""

# Replies to the deepest level stay on it; eight are stored, fewer are drawn.
MAX_DEPTH = 8
PATH_STEP = 8
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def path_step(number: int) -> str:
    """Return a comment's id in eight base-36 digits, so that text order is number order: room for 2.8 billion."""
    digits = ""
    while number:
        number, digit = divmod(number, len(_DIGITS))
        digits = _DIGITS[digit] + digits
    return digits.rjust(PATH_STEP, "0")


def path_below(parent_path: str, number: int) -> str:
    """Return the path of comment `number`; a reply to the deepest level stays on it, in the order of writing."""
    return parent_path[: (MAX_DEPTH - 1) * PATH_STEP] + path_step(number)
