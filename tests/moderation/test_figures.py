"""A month in figures: what is counted, and that no small number can be worked out."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import product

import pytest
from django.utils import timezone

from community.common.errors import OperationRefused
from community.members.models import Member
from community.moderation.figures import Figures, Speed, figures_for
from community.moderation.models import Appeal, Case, Decision, Report, Sanction
from community.moderation.operations import appeal, decide_appeal, hold_by_rule, report
from community.moderation.suppression import FEWEST, Table, suppressed
from tests.conftest import make_member
from tests.factories.decisions import dismiss_reports, remove, restore, suspend_member
from tests.factories.posts import a_comment, a_post
from tests.moderation.conftest import HONEST, KIND

AFTERWARDS = timezone.make_aware(datetime(2026, 3, 3, 12))
MONTH = date(2026, 2, 1)
NOTHING = Table(total=0)


def during(day: int, hour: int = 12) -> datetime:
    return timezone.make_aware(datetime(2026, 2, day, hour))


@pytest.fixture
def figures(db: None) -> Callable[..., Figures]:
    """Put everything that was just done on the 10th of a month, and return that month's figures as of the next."""

    def read(month: date = MONTH) -> Figures:
        for model, fields in {
            Report: ("created_at", "closed_at"),
            Decision: ("created_at",),
            Appeal: ("created_at", "decided_at"),
            Sanction: ("starts_at",),
        }.items():
            for name in fields:
                model.objects.filter(**{f"{name}__isnull": False}).update(**{name: during(10)})
        return figures_for(month)

    return read


@pytest.fixture
def many(db: None) -> list[Member]:
    return [make_member(f"reporter{number}") for number in range(6)]


def test_a_month_that_is_not_over_is_refused(db: None) -> None:
    with pytest.raises(OperationRefused, match="not over yet"):
        figures_for(timezone.localdate())
    with pytest.raises(OperationRefused, match="not over yet"):
        figures_for(timezone.localdate() + timedelta(days=40))


def test_a_month_without_anything_is_all_noughts(db: None) -> None:
    found = figures_for(MONTH)
    assert {found.rules, found.kinds, found.outcomes, found.decisions, found.held, found.sanctions} == {
        NOTHING
    }
    assert {found.appeals, found.answered_appeals} == {NOTHING} and found.speed == Speed(None, None)


def test_reports_are_counted_by_rule_and_kind_as_they_read(post, many, mia, figures) -> None:
    for member in many:
        report(target=post, by=member, rule=KIND, note="")
    dismiss_reports(target=post, by=mia)
    found = figures()
    assert found.rules == Table(total=6, rows=(("Be kind", 6),))
    assert found.kinds == Table(total=6, rows=(("post", 6),))
    assert found.outcomes == Table(total=6, rows=(("dismissed", 6),))


def test_one_report_is_fewer_than_five_and_nothing_more(post, bo, mia, figures) -> None:
    report(target=post, by=bo, rule=KIND, note="")
    remove(target=post, by=mia, rule=KIND)
    found = figures()
    few = Table(total=None)
    assert (found.rules, found.kinds, found.outcomes, found.decisions) == (few, few, few, few)
    assert found.speed == Speed(None, None)


def test_a_rare_rule_is_not_told_by_what_is_left(post, many, bo, figures) -> None:
    for member in many:
        report(target=post, by=member, rule=KIND, note="")
    report(target=post, by=bo, rule=HONEST, note="")
    assert figures().rules == Table(total=7, others=7)


def test_the_first_moment_belongs_to_the_month_and_that_of_the_next_does_not(post, many, figures) -> None:
    for member in many:
        report(target=post, by=member, rule=KIND, note="")
    Report.objects.update(created_at=during(1, hour=0))
    assert figures_for(MONTH).kinds.total == 6
    Report.objects.update(created_at=timezone.make_aware(datetime(2026, 3, 1)))
    assert figures_for(MONTH).kinds.total == 0
    assert figures_for(date(2026, 3, 17)).kinds.total == 6


def test_decisions_of_people_count_and_those_of_the_site_are_told_apart(ana, mia, figures) -> None:
    posts = [a_post(ana, f"Words {number}") for number in range(12)]
    for one in posts:
        hold_by_rule(target=one, rule=HONEST, why="a word")
    assert figures().held == Table(total=12, rows=(("waiting", 12),)) and figures().decisions == NOTHING
    for one in posts[:6]:
        restore(target=one, by=mia)
    for one in posts[6:]:
        remove(target=one, by=mia, rule=KIND)
    found = figures()
    assert found.held == Table(total=12, rows=(("kept_away", 6), ("let_through", 6)))
    assert found.decisions == Table(total=12, rows=(("remove", 6), ("restore", 6)))


def test_appeals_and_how_many_were_reversed(ana, mia, ada, figures) -> None:
    for number in range(10):
        decision = remove(target=a_post(ana, f"Words {number}"), by=mia, rule=KIND)
        state = Appeal.State.REVERSED if number % 2 else Appeal.State.UPHELD
        made = appeal(decision=decision, by=ana, text="It was not.")
        decide_appeal(appeal=made, by=ada, state=state, answer="We looked again.")
    found = figures()
    assert found.appeals == Table(total=10, rows=(("appeals", 10),))
    assert found.answered_appeals == Table(total=10, rows=(("reversed", 5), ("upheld", 5)))
    assert found.decisions == Table(total=10, rows=(("remove", 10),))


def test_what_was_in_force_on_the_last_day_counts_though_it_ended_since(many, mia, figures) -> None:
    for member in many:
        suspend_member(member=member, by=mia, rule=KIND, until=timezone.now() + timedelta(days=3))
    assert figures().sanctions == Table(total=6, rows=(("suspend", 6),))
    Sanction.objects.update(ended_at=AFTERWARDS)
    assert figures_for(MONTH).sanctions.total == 6
    Sanction.objects.update(ended_at=during(28))
    assert figures_for(MONTH).sanctions == NOTHING


def test_half_had_their_answer_within(ana, bo, mia) -> None:
    for number in range(20):
        one = a_post(ana, f"Words {number}")
        made = report(target=one, by=bo, rule=KIND, note="")
        dismiss_reports(target=one, by=mia)
        waited = timedelta(hours=number + 1)
        Report.objects.filter(pk=made.pk).update(created_at=during(10), closed_at=during(10) + waited)
    assert figures_for(MONTH).speed == Speed(half=10, nine_tenths=18)
    Case.objects.filter(pk__in=list(Case.objects.values_list("pk", flat=True)[:1])).delete()
    assert figures_for(MONTH).speed.nine_tenths is None


def test_reports_about_comments_and_members_have_a_kind(post, ana, cleo, many, figures) -> None:
    comment = a_comment(post, cleo, "Awful.")
    for member in many:
        report(target=comment, by=member, rule=KIND, note="")
        report(target=ana, by=member, rule=KIND, note="")
    assert figures().kinds == Table(total=12, rows=(("comment", 6), ("member", 6)))


@pytest.mark.parametrize(("parts", "most"), [(1, 20), (2, 30), (3, 28), (4, 13)])
def test_no_small_number_can_be_worked_out_even_by_who_knows_how_it_is_hidden(parts: int, most: int) -> None:
    """Every table up to a size: whatever is published fits at least two tables that differ in each hidden number."""
    names = "abcd"[:parts]
    fitting = defaultdict(list)
    for numbers in product(range(most), repeat=parts):
        fitting[suppressed(dict(zip(names, numbers, strict=True)))].append(numbers)
    for table, tables in fitting.items():
        shown = dict(table.rows)
        assert all(number >= FEWEST for number in shown.values())
        for place, name in enumerate(names):
            possible = {numbers[place] for numbers in tables}
            if name not in shown and len(possible) == 1:
                assert possible == {0}


def test_nothing_is_hidden_where_nothing_is_small() -> None:
    assert suppressed({"a": 5, "b": 70, "c": 0}) == Table(total=75, rows=(("b", 70), ("a", 5)))


def test_large_parts_stay_beside_what_is_hidden() -> None:
    assert suppressed({"a": 40, "b": 7, "c": 1}) == Table(total=48, rows=(("a", 40),), others=8)
