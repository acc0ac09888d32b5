"""Whatever three members do to each other in whatever order, who sees what agrees with a small oracle."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from community.blocks.operations import block_member, unblock_member
from community.common.errors import NotAllowed
from community.follows.asking import FollowRefused, accept_request, decline_request, withdraw_request
from community.follows.models import Follow, FollowRequest, Tie
from community.follows.operations import follow_member, remove_follower, unfollow_member
from community.follows.permissions import can_look_inside
from community.members.models import Member
from community.members.operations import set_privacy
from community.notifications.models import Notification
from community.posts.choices import Audience
from community.posts.models import Post

NAMES = ("ana", "bobo", "cleo")
PAIRS = [(one, other) for one in NAMES for other in NAMES if one != other]
pairs = st.sampled_from(PAIRS)
names = st.sampled_from(NAMES)


class Ties(RuleBasedStateMachine):
    """The oracle is five sets of names; the rules say in a line each what a deed does to them."""

    @initialize()
    def begin(self) -> None:
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.people = {
            name: Member.objects.create(handle=name, activated_at=timezone.now()) for name in NAMES
        }
        for member in self.people.values():
            for audience in (Audience.EVERYONE, Audience.FOLLOWERS):
                Post.objects.create(author=member, text=audience, audience=audience)
        self.follows: set[tuple[str, str]] = set()
        self.asked: set[tuple[str, str]] = set()
        self.declined: set[tuple[str, str]] = set()
        self.blocks: set[tuple[str, str]] = set()
        self.private: set[str] = set()

    def teardown(self) -> None:
        if hasattr(self, "undone"):
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)

    def both(self, pair: tuple[str, str]) -> tuple[Member, Member]:
        """Return the two as a new request would find them."""
        found = Member.objects.in_bulk(pair, field_name="handle")
        return found[pair[0]], found[pair[1]]

    def is_blocked(self, pair: tuple[str, str]) -> bool:
        return bool({pair, pair[::-1]} & self.blocks)

    @rule(pair=pairs)
    def follow(self, pair: tuple[str, str]) -> None:
        by, member = self.both(pair)
        try:
            tie = follow_member(member=member, by=by)
        except NotAllowed:
            assert self.is_blocked(pair)
        except FollowRefused:
            assert pair in self.declined and pair[1] in self.private
        else:
            assert not self.is_blocked(pair)
            if pair[1] in self.private and pair not in self.follows:
                assert tie is Tie.ASKED and pair not in self.declined
                self.asked.add(pair)
            else:
                assert tie is Tie.FOLLOWING
                if pair not in self.follows:
                    self.asked.discard(pair)
                    self.declined.discard(pair)
                self.follows.add(pair)

    @rule(pair=pairs)
    def unfollow(self, pair: tuple[str, str]) -> None:
        by, member = self.both(pair)
        unfollow_member(member=member, by=by)
        self.follows.discard(pair)

    @rule(pair=pairs)
    def take_back(self, pair: tuple[str, str]) -> None:
        by, member = self.both(pair)
        withdraw_request(member=member, by=by)
        self.asked.discard(pair)

    @rule(pair=pairs)
    def accept(self, pair: tuple[str, str]) -> None:
        requester, by = self.both(pair)
        try:
            accept_request(requester=requester, by=by)
        except FollowRefused:
            assert pair not in self.asked | self.follows
        else:
            assert pair in self.asked | self.follows
            self.asked.discard(pair)
            self.follows.add(pair)

    @rule(pair=pairs)
    def decline(self, pair: tuple[str, str]) -> None:
        requester, by = self.both(pair)
        decline_request(requester=requester, by=by)
        if pair in self.asked:
            self.asked.discard(pair)
            self.declined.add(pair)

    @rule(pair=pairs)
    def remove(self, pair: tuple[str, str]) -> None:
        follower, by = self.both(pair)
        remove_follower(follower=follower, by=by)
        self.follows.discard(pair)

    @rule(pair=pairs)
    def block(self, pair: tuple[str, str]) -> None:
        by, member = self.both(pair)
        try:
            block_member(member=member, by=by)
        except NotAllowed:
            assert pair[::-1] in self.blocks
            return
        self.blocks.add(pair)
        for ended in (self.follows, self.asked, self.declined):
            ended -= {pair, pair[::-1]}

    @rule(pair=pairs)
    def unblock(self, pair: tuple[str, str]) -> None:
        by, member = self.both(pair)
        unblock_member(member=member, by=by)
        self.blocks.discard(pair)

    @rule(name=names, is_private=st.booleans())
    def choose(self, name: str, is_private: bool) -> None:
        member = Member.objects.get(handle=name)
        set_privacy(member=member, by=member, is_private=is_private)
        (self.private.add if is_private else self.private.discard)(name)

    @invariant()
    def the_tables_say_what_the_oracle_says(self) -> None:
        if not hasattr(self, "people"):
            return
        assert set(Follow.objects.values_list("follower__handle", "followed__handle")) == self.follows
        requests = FollowRequest.objects.values_list("requester__handle", "asked__handle", "declined_at")
        assert {(one, other) for one, other, at in requests if at is None} == self.asked
        assert {(one, other) for one, other, at in requests if at is not None} == self.declined
        buttons = Notification.objects.filter(kind="asked").values_list("actor__handle", "recipient__handle")
        assert self.asked <= set(buttons)

    @invariant()
    def everybody_sees_what_the_oracle_allows(self) -> None:
        if not hasattr(self, "people"):
            return
        for viewer in (None, *NAMES):
            who = Member.objects.get(handle=viewer) if viewer else None
            seen = Post.objects.visible_to(who).values_list("author__handle", "audience")
            assert set(seen) == set(self.allowed(viewer))
        for pair in PAIRS:
            viewer, member = self.both(pair)
            expected = pair[1] not in self.private or pair in self.follows
            assert can_look_inside(viewer, member) is expected

    def allowed(self, viewer: str | None) -> Iterator[tuple[str, str]]:
        for author in NAMES:
            if viewer is not None and author != viewer and self.is_blocked((viewer, author)):
                continue
            is_inside = author == viewer or (viewer, author) in self.follows
            if is_inside or author not in self.private:
                yield author, Audience.EVERYONE
            if is_inside:
                yield author, Audience.FOLLOWERS


@pytest.mark.django_db
def test_no_order_of_deeds_opens_what_is_closed():
    run_state_machine_as_test(
        Ties,
        settings=settings(
            max_examples=20,
            stateful_step_count=25,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
