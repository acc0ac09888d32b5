"""Members join, say who they are, and follow each other."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from django.core.files import File

from community.follows.operations import follow_member
from community.members.operations import activate_member, edit_profile, register_member, set_privacy
from community.pictures.operations import set_profile_picture
from home.demo.content import PICTURES, Person
from home.demo.made import Made, Step
from home.demo.sign_ins import PASSWORD, address_of, give_role, mark_verified

# Those who joined long ago followed most people within a season.
SETTLING_IN = timedelta(days=90)


def joining_steps(made: Made, people: list[Person]) -> Iterator[Step]:
    for person in people:
        yield Step(made.now - person.joined, partial(join, made, person))


def join(made: Made, person: Person) -> None:
    member = register_member(
        email=address_of(person.handle),
        password=PASSWORD,
        handle=person.handle,
        display_name=person.display_name,
    )
    mark_verified(member)
    activate_member(member=member)
    give_role(member, person.role)
    edit_profile(
        member=member,
        by=member,
        display_name=person.display_name,
        pronouns=person.pronouns,
        biography=person.biography,
        links=person.links,
    )
    if person.picture:
        with (PICTURES / person.picture).open("rb") as file:
            set_profile_picture(member=member, by=member, upload=File(file, name=person.picture))
        made.pictures += 1
    made.members[person.handle] = member


def following_steps(made: Made, people: list[Person]) -> Iterator[Step]:
    """Yield who follows whom, at some moment after both had joined: the same ones each time."""
    joined = {person.handle: made.now - person.joined for person in people}
    for person in people:
        for handle in person.follows:
            if handle in joined:
                moment = _some_time_after(
                    max(joined[person.handle], joined[handle]), made.now, person.handle + handle
                )
                yield Step(moment, partial(follow, made, handle, person.handle))


def follow(made: Made, followed: str, by: str) -> None:
    follow_member(member=made.members[followed], by=made.members[by])
    made.follows += 1


def privacy_steps(made: Made, people: list[Person]) -> Iterator[Step]:
    """Yield who turns private, and then who asks them; last of all, when everybody has said and liked what they would."""
    for person in people:
        if person.is_private:
            yield Step(made.now, partial(turn_private, made, person.handle))
    known = {person.handle for person in people}
    for person in people:
        for handle in sorted(known.intersection(person.asks)):
            yield Step(made.now, partial(ask, made, handle, person.handle))


def turn_private(made: Made, handle: str) -> None:
    member = made.members[handle]
    set_privacy(member=member, by=member, is_private=True)


def ask(made: Made, asked: str, by: str) -> None:
    follow_member(member=made.members[asked], by=made.members[by])


def _some_time_after(moment: datetime, now: datetime, seed: str) -> datetime:
    share = random.Random(seed).uniform(0.05, 0.95)  # noqa: S311 - the same demo every time, not a secret
    return moment + min(now - moment, SETTLING_IN) * share
