"""What a report or a decision cites."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

SOMETHING_ELSE_ID = "something-else"


@dataclass(frozen=True)
class CitedRule:
    """A rule of the guidelines as it reads today: stable id (UUID text), title and full text without markup.

    `version` is the number of the guidelines' version it was read from, `harm` (1 to 4) how much waiting may hurt somebody.
    """

    id: str
    title: str
    text: str
    version: int = 0
    harm: int = 2


def something_else() -> CitedRule:
    """Return what can be cited when no rule fits; whoever cites it says in their own words what they mean."""
    return CitedRule(id=SOMETHING_ELSE_ID, title=_("Something else"), text="")
