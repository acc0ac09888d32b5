"""What a report or a decision cites."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CitedRule:
    """A rule of the guidelines as it reads today: stable id (UUID text), title and full text without markup."""

    id: str
    title: str
    text: str
