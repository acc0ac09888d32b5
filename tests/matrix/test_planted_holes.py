"""The script that plants holes: it knows its places, and refuses a place that has changed."""

import pytest

from scripts.planted_holes import Hole, holes, unplantable


def test_every_hole_can_still_be_planted() -> None:
    assert unplantable() == []
    assert len(list(holes())) >= 12


def test_every_hole_names_tests_that_are_there() -> None:
    assert all(hole.tests for hole in holes())


@pytest.mark.parametrize("text", ["", "if may and may"])
def test_a_place_that_has_changed_is_refused(text: str) -> None:
    hole = Hole(name="x", title="", file="x.py", find="may", put="True")
    assert hole.planted_in("if may") == "if True"
    with pytest.raises(ValueError, match="x.py"):
        hole.planted_in(text)
