"""Who is in the world: one person for each way of standing to the owners, and owners in each state."""

from datetime import timedelta

from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import Group
from django.utils import timezone

from community.blocks.operations import block_member, mute_member
from community.follows.operations import follow_member
from community.members.away import pause_account
from community.members.models import Member
from community.members.operations import (
    activate_member,
    edit_profile,
    leave_community,
    limit,
    register_member,
    set_privacy,
    suspend,
)
from tests.world.canaries import Canaries

PASSWORD = "a long enough password"
# What the authenticator app of everybody on the staff holds.
APP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
STAFF = ("editor", "moderator", "admin", "second admin")
# The actors of the matrix that are people with a sign-in of their own, whoever owns the thing in question.
ACTORS = (
    "member",
    "follower",
    "pending",
    "blocked",
    "blocker",
    "mentioned",
    "limited",
    "suspended",
    "editor",
    "moderator",
    "admin",
)
# Who owns what the cells are about, by the state in which they end up.
OWNERS = ("open", "closed", "sanctioned", "quiet", "gone", "away", "wary")
# The fan follows every owner, comments, likes and reports; the bystander has little to do with them.
OTHERS = ("second admin", "bystander", "fan")


class People:
    """Members by their name in the matrix; owners under "owner:" and the state they stand for."""

    def __init__(self, canaries: Canaries) -> None:
        self.canaries = canaries
        self.known: dict[str, Member] = {}
        for name in (*(f"owner:{state}" for state in OWNERS), *ACTORS, *OTHERS):
            self.known[name] = self._join(name)
        email = f"{canaries['email of unverified']}@example.org"
        self.unverified = register_member(email=email, password=PASSWORD, handle="unverified")
        self.unverified.user.emailaddress_set.create(email=email, verified=False, primary=True)
        self._give_roles()
        self._give_follows()

    def __getitem__(self, name: str) -> Member:
        return self.known[name]

    def owner(self, state: str) -> Member:
        return self.known[f"owner:{state}"]

    def _join(self, name: str) -> Member:
        """Make a member whose name, words and address are a canary each."""
        email = f"{self.canaries[f'email of {name}']}@example.org"
        member = register_member(email=email, password=PASSWORD, handle=handle_of(name))
        activate_member(member=member)
        member.user.emailaddress_set.create(email=email, verified=True, primary=True)
        edit_profile(
            member=member,
            by=member,
            display_name=self.canaries[f"name of {name}"],
            pronouns="",
            biography=f"I am {self.canaries[f'biography of {name}']}.",
            links=[],
        )
        return member

    def _give_roles(self) -> None:
        self["editor"].user.groups.add(Group.objects.get(name="Editors"))
        self["moderator"].user.groups.add(Group.objects.get(name="Community moderators"))
        for name in ("admin", "second admin"):
            self[name].user.is_superuser = True
            self[name].user.save()
        for name in STAFF:
            TOTP.activate(self[name].user, APP_SECRET)

    def _give_follows(self) -> None:
        for state in OWNERS:
            for name in ("follower", "fan"):
                follow_member(member=self.owner(state), by=self[name])
        for name in ("follower", "fan"):
            follow_member(member=self["mentioned"], by=self[name])
        # A profile's two lists need somebody on each side, and who writes for followers a writer among them.
        for state in ("open", "closed"):
            follow_member(member=self["mentioned"], by=self.owner(state))
            follow_member(member=self["bystander"], by=self.owner(state))

    def settle(self) -> None:
        """Put everybody into their state, once they have done what only those in good standing can."""
        set_privacy(member=self.owner("closed"), by=self.owner("closed"), is_private=True)
        follow_member(member=self.owner("closed"), by=self["pending"])
        for state in OWNERS:
            block_member(member=self["blocked"], by=self.owner(state))
            block_member(member=self.owner(state), by=self["blocker"])
        # The wary one wants to be seen by nobody but the staff and the one they talk with.
        for name in ("member", "follower", "pending", "limited", "editor"):
            block_member(member=self[name], by=self.owner("wary"))
        mute_member(member=self["bystander"], by=self.owner("open"))
        later = timezone.now() + timedelta(days=7)
        limit(member=self.owner("quiet"), until=later)
        suspend(member=self.owner("sanctioned"), until=later)
        pause_account(member=self.owner("away"), by=self.owner("away"))
        leave_community(member=self.owner("gone"), by=self.owner("gone"))


def handle_of(name: str) -> str:
    return name.replace(":", "_").replace(" ", "_") + "_x"
