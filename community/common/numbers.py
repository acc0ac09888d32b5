"""Numbers of rows as they come from outside: out of a form or an address."""

# So many digits fit into 64 bits whatever they are; a database answers longer ones with an error.
MOST_DIGITS = 18


def row_number(typed: object) -> int | None:
    """Return the number that was sent; None for what no row can have."""
    words = str(typed)
    return int(words) if words.isdecimal() and len(words) <= MOST_DIGITS else None
