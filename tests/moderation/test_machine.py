"""Whatever moderators, reporters, authors and time do, in whatever order: what must always hold, holds."""

from contextlib import suppress
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from community.comments.models import Comment
from community.common.errors import OperationRefused
from community.members.models import Member
from community.moderation import operations
from community.moderation.chain import breaks
from community.moderation.models import Appeal, AuditEntry, Case, CaseEvent, Decision, Report, Sanction
from community.moderation.verdicts import NEEDS_END, Measure, Verdict
from community.notifications.kinds import Kind as News
from community.notifications.models import Notification
from community.posts.models import Post
from tests.conftest import make_member
from tests.factories.decisions import lift_suspension, restore, suspend_member
from tests.factories.posts import a_comment, a_post
from tests.moderation.conftest import KIND

Action = Decision.Action
# What moderators really choose, and two things that make no sense.
VERDICTS = [
    (Action.HOLD,),
    (Action.REMOVE,),
    (Action.REMOVE, Action.WARN),
    (Action.SENSITIVE, Action.LOCK),
    (Action.LIMIT, Action.SILENCE),
    (Action.SUSPEND,),
    (Action.DISMISS,),
    (Action.RESTORE,),
    (Action.LIFT,),
    (Action.HOLD, Action.REMOVE),
    (Action.DISMISS, Action.WARN),
]
OPEN_STATES = {Case.State.OPEN, Case.State.CLAIMED, Case.State.WAITING}
some = st.integers(min_value=0, max_value=30)


def fresh(row):
    return type(row).objects.get(pk=row.pk)


class Moderation(RuleBasedStateMachine):
    """Three moderators and an administrator, three who report, two who are reported."""

    staff: list[Member]

    @initialize()
    def begin(self):
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.clock = time_machine.travel(timezone.now(), tick=False)
        self.traveller = self.clock.start()
        self.ana, self.cleo = make_member("ana"), make_member("cleo")
        self.reporters = [make_member(f"reporter{number}") for number in range(3)]
        post = a_post(self.ana, "One.")
        self.things = [
            post,
            a_post(self.ana, "Two."),
            a_comment(post, self.cleo, "Three."),
            self.ana,
            self.staff[0],
        ]

    def teardown(self):
        if hasattr(self, "clock"):
            self.clock.stop()
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)

    def moderator(self, number):
        return fresh(self.staff[number % len(self.staff)])

    def one_of(self, rows, number):
        found = list(rows.order_by("id"))
        return found[number % len(found)] if found else None

    @rule(who=some, what=some)
    def somebody_reports(self, who, what):
        reporter, thing = fresh(self.reporters[who % 3]), self.things[what % 5]
        if type(thing).objects.filter(pk=thing.pk).exists():
            with suppress(OperationRefused):
                operations.report(target=fresh(thing), by=reporter, rule=KIND)

    @rule(who=some, which=some, how=st.sampled_from(["claim", "release", "wait_for_answer"]))
    def a_moderator_claims(self, who, which, how):
        if case := self.one_of(Case.objects, which):
            with suppress(OperationRefused):
                getattr(operations, how)(case=case, by=self.moderator(who))

    @rule(who=some, which=some, to=some)
    def a_case_changes_hands(self, who, which, to):
        if case := self.one_of(Case.objects, which):
            with suppress(OperationRefused):
                if to % 2:
                    operations.take_over(case=case, by=self.moderator(who), reason="They are away.")
                else:
                    operations.hand_over(case=case, by=self.moderator(who), to=self.moderator(to))

    @rule(
        who=some,
        which=some,
        actions=st.sampled_from(VERDICTS),
        days=st.integers(min_value=1, max_value=40),
    )
    def a_moderator_decides(self, who, which, actions, days):
        cases = Case.objects.open() if which % 4 else Case.objects
        case, by = self.one_of(cases, which), self.moderator(who)
        if case is None:
            return
        until = timezone.now() + timedelta(days=days)
        measures = tuple(
            Measure(one, until if one in NEEDS_END else None, "Needles" if one == Action.SENSITIVE else "")
            for one in actions
        )
        with suppress(OperationRefused):
            made = operations.decide(case=case, by=by, verdict=Verdict(measures, KIND, "Because."))
            assert case.is_open and not case.is_claimed_by_another(by)
            assert made.about != by

    @rule(who=some, what=some, days=st.integers(min_value=1, max_value=40), how=some)
    def a_moderator_acts_without_a_case(self, who, what, days, how):
        thing, by = self.things[what % 5], self.moderator(who)
        thing = type(thing).objects.filter(pk=thing.pk).first()
        if thing is None:
            return
        person = thing if isinstance(thing, Member) else fresh(thing.author)
        until = timezone.now() + timedelta(days=days)
        with suppress(OperationRefused):
            [
                lambda: restore(target=thing, by=by),
                lambda: operations.hold_by_rule(target=thing, rule=KIND, why="A rule."),
                lambda: suspend_member(member=person, by=by, rule=KIND, until=until),
                lambda: lift_suspension(member=person, by=by),
            ][how % 4]()

    @rule(which=some, who=some)
    def a_decision_is_taken_back(self, which, who):
        if decision := self.one_of(Decision.objects, which):
            with suppress(OperationRefused):
                operations.reverse_decision(
                    decision=decision, by=self.moderator(who), reason="We were wrong."
                )

    @rule(which=some)
    def somebody_appeals(self, which):
        decision = self.one_of(Decision.objects, which)
        if decision is not None and decision.about is not None:
            with suppress(OperationRefused):
                operations.appeal(decision=decision, by=fresh(decision.about), text="It was a joke.")

    @rule(which=some, who=some, state=st.sampled_from([Appeal.State.UPHELD, Appeal.State.REVERSED]))
    def an_appeal_is_answered(self, which, who, state):
        appeal, by = self.one_of(Appeal.objects, which), self.moderator(who)
        if appeal is not None:
            with suppress(OperationRefused):
                operations.decide_appeal(appeal=appeal, by=by, state=state, answer="Looked again.")
                assert by not in (appeal.decision.by, appeal.decision.about)

    @rule(hours=st.sampled_from([1, 3, 24, 24 * 8, 24 * 35]))
    def time_passes(self, hours):
        self.traveller.shift(timedelta(hours=hours))
        operations.end_sanctions()
        operations.end_claims()
        operations.close_cases()
        operations.purge_removed()
        # Whatever had to end has ended, and asking again finds nothing.
        assert operations.end_sanctions() == operations.end_claims() == operations.close_cases() == 0

    @invariant()
    def a_thing_has_one_open_case(self):
        for case in Case.objects.all():
            assert case.is_open == (case.open_key == case.thing_key) == (case.state in OPEN_STATES)
        doubled = Case.objects.open().values("thing_key").annotate(number=Count("pk")).filter(number__gt=1)
        assert not doubled.exists()
        assert not Report.objects.open().filter(case__is_open=False).exists()

    @invariant()
    def each_reporter_gets_one_outcome(self):
        for report in Report.objects.select_related("case"):
            outcomes = report.case.events.filter(kind=CaseEvent.Kind.ANSWERED, person=report.reporter)
            is_answered = report.status != Report.Status.OPEN
            assert outcomes.count() == is_answered
            assert bool(report.outcome) == bool(report.decision_id) == is_answered

    @invariant()
    def an_author_gets_one_notice_for_each_decision(self):
        upheld = Appeal.objects.filter(state=Appeal.State.UPHELD).count()
        told = Decision.objects.exclude(notice="").count() + upheld
        assert Notification.objects.filter(kind=News.DECIDED).count() == told
        assert not Decision.objects.exclude(action=Action.DISMISS).filter(notice="").exists()

    @invariant()
    def every_sanction_ends_or_is_looked_at_again(self):
        for sanction in Sanction.objects.all():
            assert sanction.ends_at is not None or sanction.review_at is not None
            assert (sanction.active_key is None) == (sanction.ended_at is not None) == bool(sanction.ending)

    @invariant()
    def what_is_in_force_is_what_the_sanctions_say(self):
        in_force = set(Sanction.objects.active().values_list("action", "thing_key"))
        for model, kind in ((Post, "post"), (Comment, "comment")):
            for thing in model.objects.all():
                key = f"{kind}:{thing.pk}"
                assert thing.is_held == (("hold", key) in in_force)
                assert thing.is_removed == (("remove", key) in in_force)
                assert getattr(thing, "comments_locked", False) == (("lock", key) in in_force)
                assert getattr(thing, "note_is_kept", False) == (("sensitive", key) in in_force)
        for member in Member.objects.all():
            for name, action in (("suspended", "suspend"), ("silenced", "silence"), ("limited", "limit")):
                until = getattr(member, f"{name}_until")
                assert (until is not None) == ((action, f"member:{member.pk}") in in_force)

    @invariant()
    def the_log_is_complete_and_in_order(self):
        assert list(breaks()) == []
        events = CaseEvent.objects.order_by("id").values_list("kind", "case_id")
        logged = (
            AuditEntry.objects.filter(subject__startswith="case:").in_order().values_list("action", "subject")
        )
        assert [(kind, f"case:{case}") for kind, case in events] == list(logged)
        assert AuditEntry.objects.count() == len(logged)


@pytest.mark.django_db
def test_whatever_happens_in_whatever_order(mia, ada):
    for number in range(2):
        moderator = make_member(f"moderator{number}")
        moderator.user.groups.set(mia.user.groups.all())
        mia.others = [*getattr(mia, "others", []), moderator]
    Moderation.staff = [mia, *mia.others, ada]
    run_state_machine_as_test(
        Moderation,
        settings=settings(
            max_examples=25,
            stateful_step_count=40,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
