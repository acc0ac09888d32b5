from collections.abc import Callable
from typing import Any

import pytest

from community.members.models import Member
from community.safeguards.models import Safeguard
from community.safeguards.operations import keep_safeguard, note_dry_run, switch_on

MakeRule = Callable[..., Safeguard]


@pytest.fixture
def newcomers(settings: Any) -> None:
    """Everybody in these tests is new here."""
    settings.NEWCOMERS = {"hours": 24, "posts": 3, "links": 2, "mentions": 2}


@pytest.fixture
def a_rule(mia: Member) -> MakeRule:
    """Make a rule that is on; for everybody, and about words, unless told otherwise."""

    def make(**values: Any) -> Safeguard:
        wanted = {
            "name": "A rule",
            "kind": Safeguard.Kind.WORDS,
            "reason": "Adverts.",
            "is_for_newcomers": False,
        }
        rule = keep_safeguard(safeguard=Safeguard(**{**wanted, **values}), by=mia)
        note_dry_run(safeguard=rule, by=mia)
        switch_on(safeguard=rule, by=mia)
        return rule

    return make
