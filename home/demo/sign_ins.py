"""How to sign in to the demo, and as whom."""

from typing import NamedTuple

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import Group

from community.common.errors import NotAllowed
from community.members.models import Member

# Shown on the terminal and refused outside of the demo: it guards nothing.
PASSWORD = "linen-and-thread"  # noqa: S105
GROUPS = {"editor": "Editors", "moderator": "Community moderators"}


class SignIn(NamedTuple):
    role: str
    email: str


def address_of(handle: str) -> str:
    return f"{handle}@example.org"


SIGN_INS = [
    SignIn("member", address_of("ines")),
    SignIn("editor", address_of("edda")),
    SignIn("moderator", address_of("ruth")),
    SignIn("administrator", address_of("kofi")),
]


def check_allowed() -> None:
    """Raise NotAllowed where everybody could guess these sign-ins."""
    if not settings.DEMO_ALLOWED:
        raise NotAllowed(
            "The demo has sign-ins that everybody knows, so it is only made with settings that allow it"
            " (DEMO_ALLOWED), such as those for development."
        )


def mark_verified(member: Member) -> None:
    """Do what the code in the verification mail would have done."""
    EmailAddress.objects.create(
        user=member.user, email=address_of(member.handle), verified=True, primary=True
    )


def give_role(member: Member, role: str) -> None:
    """Let a member edit pages, moderate, or do everything; the admin shows them by name."""
    user = member.user
    if not role or user is None:
        return
    user.first_name, _, user.last_name = member.display_name.partition(" ")
    user.is_staff = user.is_superuser = role == "administrator"
    user.save()
    if role in GROUPS:
        user.groups.add(Group.objects.get(name=GROUPS[role]))


def sign_in_table() -> str:
    """Return the sign-ins as lines for the terminal."""
    lines = [f"  {one.role:<15}{one.email}" for one in SIGN_INS]
    return "\n".join(["Sign in at /accounts/login/ as", *lines, f"each with the password  {PASSWORD}"])
