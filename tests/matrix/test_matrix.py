"""The authorisation matrix: each cell of the oracle that exists here, over real sessions."""

import pytest

from tests.matrix import doors_of_judging, more_doors  # noqa: F401 - add their doors to the table
from tests.matrix.cells import Cell, Deed, by_deed, cells
from tests.matrix.differences import expected
from tests.matrix.doors import DOORS, Ask
from tests.matrix.more_doors import PROFILES
from tests.matrix.not_here import NOT_HERE, why_not_here
from tests.matrix.observing import observed
from tests.matrix.own_rules import own_cells
from tests.world.things import POSTS
from tests.world.world import World

pytestmark = pytest.mark.django_db

RUNNING = [cell for cell in cells() if not why_not_here(cell)]
# Our own rules are written for this site and know no difference.
WANTED = {cell: expected(cell) for cell in RUNNING} | {cell: cell.expected for cell in own_cells()}
DEEDS = by_deed(list(WANTED))

# Told in CONTRIBUTING.md as well; a cell that comes or goes changes them in plain sight.
ALL_CELLS = 8_304
CELLS_HERE = 3_293


def ask_for(world: World, cell: Cell) -> Ask:
    surfaces = ("htmx", "media", "opengraph")
    action = f"{cell.action} {cell.surface}" if cell.surface in surfaces else cell.action
    return DOORS[cell.object, action](world, cell.state, cell.action, cell.actor)


def session_of(cell: Cell) -> str:
    """Return whose session stands for the actor; "owner" is whoever owns the thing in that state."""
    if cell.actor != "owner":
        return cell.actor
    if cell.object == "post":
        return f"owner:{POSTS[cell.state][0] if cell.state in POSTS else 'open'}"
    if cell.object == "profile":
        return f"owner:{PROFILES[cell.state]}"
    if (cell.object, cell.state) == ("comment", "author_blocked_viewer"):
        return "owner:wary"
    if cell.action == "read_own_status":
        return "fan"
    return "owner:closed" if cell.object == "follow_request" else "owner:open"


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: "-".join(deed).replace(":", "_"))
def test_who_may(world: World, deed: Deed) -> None:
    wrong = []
    for cell in DEEDS[deed]:
        ask, wanted = ask_for(world, cell), WANTED[cell]
        if (found := observed(world, session_of(cell), ask)) != wanted:
            wrong.append(f"{cell.surface} {cell.actor}: expected {wanted}, found {found} ({ask.address})")
    assert not wrong, "\n".join(["", *wrong])


def test_the_oracle_is_whole_and_nothing_is_left_out_in_silence() -> None:
    assert len(cells()) == ALL_CELLS
    assert len(RUNNING) == CELLS_HERE
    used = {why_not_here(cell) for cell in cells()}
    assert {reason for reason in NOT_HERE.values() if reason not in used} == set()
