"""A licence as readers meet it: its name, what it allows in plain words, and where it can be read."""

from dataclasses import dataclass

from community.posts.choices import Licence


@dataclass(frozen=True)
class LicenceLine:
    name: str
    meaning: str
    address: str


def licence_line(licence: str) -> LicenceLine | None:
    """Return the line for a licence; None where all rights are reserved, which needs no saying."""
    chosen = Licence(licence)
    if not chosen.address:
        return None
    # The choices say "name: what it allows".
    name, __, meaning = str(chosen.label).partition(": ")
    return LicenceLine(name, meaning, chosen.address)
