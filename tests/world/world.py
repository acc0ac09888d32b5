"""The world as one thing: people, what they made, and their open sessions."""

from dataclasses import dataclass, field
from typing import Any

from django.core import mail
from django.test import Client, TestCase

from community.exports.models import Export
from community.pictures.addresses import folder_of
from tests.world.canaries import Canaries
from tests.world.judging import Judgements, copy_for
from tests.world.people import ACTORS, OTHERS, OWNERS, People
from tests.world.sessions import Cookies, client_with, sign_in
from tests.world.things import Things


@dataclass
class World:
    canaries: Canaries
    people: People
    things: Things
    cookies: dict[str, Cookies]
    letters: list[mail.EmailMessage]
    judged: Judgements
    # A copy of everything the open owner made, ready to fetch.
    export: Export
    # What somebody has looked at already, kept by whoever looks.
    seen: dict[Any, Any] = field(default_factory=dict)

    def client(self, actor: str) -> Client:
        """Return a browser with the open session of an actor, of "owner:<state>", or with none for "anon"."""
        return client_with(self.cookies[actor])

    @property
    def open_file(self) -> str:
        """The path below the media address of a picture that everybody may see."""
        return f"{folder_of(self.things.pictures['public'].key)}/40.jpg"


def build_world() -> World:
    """Make everything, through the operations members use. The caller is in a transaction and rolls it back."""
    canaries = Canaries()
    with TestCase.captureOnCommitCallbacks(execute=True):
        people = People(canaries)
        things = Things(people, canaries)
    # Everybody signs in while they still can: what is decided about them later meets an open session.
    signed_in = (*ACTORS, *OTHERS, *(f"owner:{state}" for state in OWNERS))
    cookies: dict[str, Cookies] = {name: sign_in(people[name].user) for name in signed_in}
    cookies |= {"anon": {}, "unverified": sign_in(people.unverified.user)}
    with TestCase.captureOnCommitCallbacks(execute=True):
        people.settle()
        judged = Judgements(people, canaries)
    export = copy_for(people.owner("open"))
    for thing in (*things.posts.values(), *things.pictures.values(), *people.known.values()):
        if type(thing).objects.filter(pk=thing.pk).exists():
            thing.refresh_from_db()
    return World(canaries, people, things, cookies, list(mail.outbox), judged, export)
