"""The fixed cast: ana writes, bo follows her, cleo is a stranger, mia moderates, ed edits, ada runs the site."""

from collections.abc import Callable

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.test import Client

from community.accounts.models import User
from community.follows.operations import follow_member
from community.members.models import Member
from community.members.operations import activate_member, register_member

PASSWORD = "a long enough password"

# What the authenticator app of the staff holds.
APP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"

ClientFor = Callable[[Member], Client]


@pytest.fixture(autouse=True)
def _nobody_has_done_anything_yet():
    """What is counted lives in the cache, which outlasts a test."""
    cache.clear()


@pytest.fixture
def no_rate_limits(settings) -> None:
    """For whoever sends a whole corpus; that deeds are counted is shown in tests/limits."""
    settings.RATE_LIMITS = {
        action: {who: [(1_000_000, seconds) for _most, seconds in windows] for who, windows in row.items()}
        for action, row in settings.RATE_LIMITS.items()
    }


def make_member(handle: str, display_name: str = "") -> Member:
    member = register_member(
        email=f"{handle}@example.org", password=PASSWORD, handle=handle, display_name=display_name
    )
    activate_member(member=member)
    member.user.emailaddress_set.create(email=member.user.email, verified=True, primary=True)
    return member


def give_second_factor(user: User) -> None:
    """Set up an authenticator app, without which nobody gets into the admin."""
    TOTP.activate(user, APP_SECRET)


@pytest.fixture
def ana(db: None) -> Member:
    return make_member("ana", "Ana Author")


@pytest.fixture
def bo(ana: Member) -> Member:
    member = make_member("bobo", "Bo Follower")
    follow_member(member=ana, by=member)
    return member


@pytest.fixture
def cleo(db: None) -> Member:
    return make_member("cleo", "Cleo Stranger")


@pytest.fixture
def mia(db: None) -> Member:
    member = make_member("mia", "Mia Moderator")
    member.user.groups.add(Group.objects.get(name="Community moderators"))
    give_second_factor(member.user)
    return member


@pytest.fixture
def ed(db: None) -> Member:
    member = make_member("eddy", "Ed Editor")
    member.user.groups.add(Group.objects.get(name="Editors"))
    give_second_factor(member.user)
    return member


@pytest.fixture
def ada(db: None) -> Member:
    member = make_member("ada", "Ada Administrator")
    member.user.is_superuser = True
    member.user.save()
    give_second_factor(member.user)
    return member


@pytest.fixture
def client_for() -> ClientFor:
    """Return a client signed in as this member."""

    def sign_in(member: Member) -> Client:
        client = Client()
        client.force_login(member.user)
        return client

    return sign_in


@pytest.fixture
def visitor() -> Client:
    return Client()
