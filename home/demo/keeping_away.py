"""What one member keeps away from themselves, so that the pages about it are not empty."""

from collections.abc import Iterator
from datetime import timedelta

from community.blocks.durations import Duration
from community.blocks.operations import mute_member
from community.filters.operations import add_filter
from home.demo.made import Made, Step

WHO = "kofi"
MUTED = "tomaszwilkshop"
FILTERED = "moths"
AGO = timedelta(hours=20)


def keeping_away_steps(made: Made) -> Iterator[Step]:
    yield Step(made.now - AGO, lambda: mute_and_filter(made))


def mute_and_filter(made: Made) -> None:
    """Let kofi mute somebody for a week and fold a word away; a smaller demo may lack either of them."""
    members = made.members
    if WHO in members and MUTED in members:
        mute_member(member=members[MUTED], by=members[WHO], duration=Duration.WEEK)
    if WHO in members:
        add_filter(by=members[WHO], phrase=FILTERED)
