"""Every address of ours is known to the proofs, and somebody gets in; nobody acts in another's name."""

import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db.models import ForeignKey, Model, OneToOneField
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from community.accounts.models import User
from community.members.models import Member
from tests.matrix.observing import body, taken_back
from tests.matrix.visits import OWN_DEEDS, PROVED_ELSEWHERE, VISITS, Visit, form_of
from tests.world.world import World

pytestmark = pytest.mark.django_db

# Only lead to our own page for signing in.
NAMELESS = {"admin/login/", "admin/password_reset/", "_util/login/"}
NEVER = re.compile(r"impersonat|hijack|su/|become|login[_-]?as|switch[_-]?user", re.I)
# The names under which a form of some other site would say who somebody is.
NAMES_OF_SOMEBODY = (
    "author",
    "author_id",
    "user",
    "user_id",
    "owner",
    "owner_id",
    "sender",
    "member",
    "member_id",
)
NAMES_OF_SOMEBODY += ("by", "actor", "follower", "blocker", "reporter", "recipient", "handle")


def patterns(
    found: list[URLPattern | URLResolver], route: str = "", space: str = ""
) -> Iterator[tuple[str, str]]:
    for one in found:
        here = route + str(one.pattern)
        if isinstance(one, URLResolver):
            inside = f"{space}{one.namespace}:" if one.namespace else space
            yield from patterns(one.url_patterns, here, inside)
        else:
            yield f"{space}{one.name or ''}", here


def test_every_address_of_ours_is_known_to_the_proofs() -> None:
    """The rooms of the admin are crawled whole, in test_canaries and in tests/admin."""
    ours = {
        name or route
        for name, route in patterns(get_resolver().url_patterns)
        if not route.startswith("admin/")
    }
    known = set(VISITS) | set(OWN_DEEDS) | NAMELESS
    assert {name for name in ours - known if not name.startswith(tuple(PROVED_ELSEWHERE))} == set()
    assert set(VISITS) - ours == set()


def test_nobody_can_act_as_somebody_else() -> None:
    everything = patterns(get_resolver().url_patterns)
    assert [f"{name} {route}" for name, route in everything if NEVER.search(f"{name} {route}")] == []


@pytest.mark.parametrize("name", VISITS)
def test_somebody_gets_in(world: World, name: str) -> None:
    visit = VISITS[name]
    address = reverse(name, args=visit.values(world))
    client = world.client(visit.actor)
    with taken_back() as watch:
        answer = client.get(address) if visit.form is None else client.post(address, form_of(world, visit))
    assert answer.status_code < 400, body(answer)[:600]
    assert visit.form is not None or not watch.wrote, watch.tables
    assert name.startswith("account_") or not answer.headers.get("Location", "").startswith(
        "/accounts/login/"
    )


DEEDS = {name: visit for name, visit in VISITS.items() if visit.form is not None}
DEEDS |= {name: Visit("member", form=form) for name, form in OWN_DEEDS.items()}
# What leaves no more behind than a session, or is nothing to undo for who tries it here.
CHANGES_NOTHING = {"account_logout", "account_email", "usersessions_list", "blocks:unmute", "posts:preview"}


@pytest.mark.parametrize("name", DEEDS)
def test_nobody_acts_in_the_name_of_another(world: World, name: str) -> None:
    visit, other = DEEDS[name], world.people["bystander"]
    address = reverse(name, args=visit.values(world))
    # A number and a handle of somebody else, in the form and in the address.
    theirs = {word: str(other.pk) for word in NAMES_OF_SOMEBODY} | {"handle": other.handle}
    with taken_back() as watch:
        before = everything_of(other)
        query = "&".join(f"{word}={value}" for word, value in theirs.items())
        answer = world.client(visit.actor).post(f"{address}?{query}", theirs | form_of(world, visit))
        after = everything_of(other)
    assert answer.status_code < 400 and (watch.wrote or name in CHANGES_NOTHING), watch.tables
    assert {table for table in before if before[table] != after[table]} == set()


def everything_of(member: Member) -> dict[str, list[object]]:
    """Return which rows name a member or their sign-in, and those two rows whole."""
    found: dict[str, list[object]] = {}
    for model, column, row in _named(member):
        rows = model._default_manager.filter(**{column: row}).order_by("pk")
        found[f"{model._meta.label}.{column}"] = list(rows.values_list("pk", flat=True))
    found["member"] = list(Member.objects.filter(pk=member.pk).values_list())
    found["user"] = list(User.objects.filter(pk=member.user_id).values_list())
    return found


def _named(member: Member) -> Iterator[tuple[type[Model], str, int | None]]:
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, ForeignKey | OneToOneField) and field.related_model in (Member, User):
                yield model, field.name, member.pk if field.related_model is Member else member.user_id
