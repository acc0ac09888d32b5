"""Makes the demo: a community of some weeks, through the operations members use, with the clock moved for each deed."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from community.members.models import Member
from community.notifications.operations import mark_all_read
from home.demo.clock import clock_at
from home.demo.content import (
    Person,
    Story,
    read_complaints,
    read_deeds,
    read_pages,
    read_people,
    read_stories,
)
from home.demo.deciding import deciding_steps
from home.demo.editing import editing_steps
from home.demo.joining import following_steps, joining_steps, privacy_steps
from home.demo.keeping_away import keeping_away_steps
from home.demo.liking import liking_steps
from home.demo.made import Made, Step
from home.demo.removing import remove_demo
from home.demo.reporting import reporting_steps
from home.demo.sign_ins import check_allowed
from home.demo.telling import telling_steps

# Everybody has looked at their notifications since; what came later is new to them.
LAST_LOOK = timedelta(days=2)


def build_demo(limit: int | None = None) -> Made | None:
    """Make the demo where there are no members yet, else return None. With a limit, only that many newest posts.

    Raises NotAllowed where the settings do not allow a demo.
    """
    check_allowed()
    if Member.objects.exists():
        return None
    stories = read_stories()
    people = read_people()
    if limit is not None:
        stories = stories[-limit:]
        people = _needed(people, stories)
    return carry_out(people, stories, timezone.now())


def rebuild_demo(limit: int | None = None) -> Made | None:
    """Throw away what is there and make the demo anew. Raises NotAllowed."""
    remove_demo()
    return build_demo(limit)


@transaction.atomic
def carry_out(people: list[Person], stories: list[Story], now: datetime) -> Made:
    """Let everybody do what they did, in the order in which it happened. All of it or nothing is kept."""
    made = Made(now=now)
    for step in sorted(all_steps(made, people, stories), key=lambda step: step.at):
        with clock_at(step.at):
            step.do()
    return made


def all_steps(made: Made, people: list[Person], stories: list[Story]) -> list[Step]:
    editor = next(person.handle for person in people if person.role == "editor")
    return [
        *joining_steps(made, people),
        *following_steps(made, people),
        *privacy_steps(made, people),
        *telling_steps(made, stories),
        *liking_steps(made, stories, people),
        *editing_steps(made, read_pages(), editor),
        *reporting_steps(made, read_complaints()),
        *deciding_steps(made, read_deeds()),
        *keeping_away_steps(made),
        Step(made.now - LAST_LOOK, lambda: look_at_notifications(made)),
    ]


def look_at_notifications(made: Made) -> None:
    for member in made.members.values():
        mark_all_read(by=member)


def _needed(people: list[Person], stories: list[Story]) -> list[Person]:
    """Return who writes in these stories, and those with a sign-in."""
    speaking = {story.by for story in stories} | {handle for story in stories for handle in story.speakers()}
    return [person for person in people if person.role or person.handle in speaking | {"ines"}]
