"""Moderators and reporters at the same moment."""

import pytest

from community.common.errors import OperationRefused
from community.moderation import operations
from community.moderation.chain import breaks
from community.moderation.models import AuditEntry, Case, CaseEvent, Decision, Report, Sanction
from community.moderation.operations import report
from community.moderation.verdicts import Measure, Verdict
from community.posts.models import Post
from tests.conftest import make_member
from tests.factories.decisions import dismiss_reports, remove
from tests.factories.posts import a_post
from tests.likes.test_races import at_once
from tests.moderation.conftest import KIND, answers, told

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def afresh(row):
    """The row as another request would load it, with nothing remembered."""
    return type(row).objects.get(pk=row.pk)


def test_of_many_moderators_one_decides_and_everybody_is_told_once(mia):
    ana, bo = make_member("ana"), make_member("bobo")
    post = a_post(ana)
    report(target=post, by=bo, rule=KIND)
    moderators = [mia]
    for number in range(5):
        moderator = make_member(f"moderator{number}x")
        moderator.user.groups.set(mia.user.groups.all())
        moderators.append(moderator)
    works = [lambda by=by: remove(target=afresh(post), by=afresh(by), rule=KIND) for by in moderators]
    errors = at_once(works)
    assert len(errors) == len(works) - 1
    assert all(isinstance(error, OperationRefused) for error in errors)
    assert Decision.objects.count() == len(told(ana)) == len(answers(bo)) == 1


def test_a_report_sent_many_times_is_kept_once(mia):
    ana, bo = make_member("ana"), make_member("bobo")
    post = a_post(ana)
    errors = at_once([lambda: report(target=afresh(post), by=afresh(bo), rule=KIND)] * 6)
    assert len(errors) == 5
    assert all(isinstance(error, OperationRefused) for error in errors), errors
    assert Report.objects.count() == 1


def test_dismissing_at_once_answers_once(mia, ada):
    ana, bo = make_member("ana"), make_member("bobo")
    post = a_post(ana)
    report(target=post, by=bo, rule=KIND)
    works = [lambda by=by: dismiss_reports(target=afresh(post), by=afresh(by)) for by in (mia, ada)] * 2
    assert len(at_once(works)) == 3
    assert len(answers(bo)) == 1


def sixteen(mia):
    """As many moderators as a large team has."""
    moderators = [mia]
    for number in range(15):
        moderator = make_member(f"moderator{number}x")
        moderator.user.groups.set(mia.user.groups.all())
        moderators.append(moderator)
    return moderators


def test_of_sixteen_one_claims(mia):
    ana, bo = make_member("ana"), make_member("bobo")
    case = report(target=a_post(ana), by=bo, rule=KIND).case
    errors = at_once(
        [lambda by=by: operations.claim(case=afresh(case), by=afresh(by)) for by in sixteen(mia)]
    )
    assert len(errors) == 15 and all(isinstance(error, OperationRefused) for error in errors), errors
    assert CaseEvent.objects.filter(kind="claimed").count() == 1
    assert list(breaks()) == []


def test_sixteen_deciding_appealing_and_taking_back_leave_everything_in_order(mia):
    ana, reporters = make_member("ana"), [make_member(f"reporter{number}") for number in range(4)]
    posts = [a_post(ana, f"Post {number}") for number in range(4)]
    for post in posts:
        for reporter in reporters[:3]:
            report(target=post, by=reporter, rule=KIND)
    kinds = [Decision.Action.REMOVE, Decision.Action.WARN, Decision.Action.DISMISS, Decision.Action.LOCK]

    def work(moderator, number):
        verdict = Verdict((Measure(kinds[number // 4]),), KIND, "Because.")
        for case in Case.objects.order_by("id"):
            try:
                made = operations.decide(case=case, by=afresh(moderator), verdict=verdict)
                operations.reverse_decision(decision=made, by=afresh(moderator), reason="No.")
            except OperationRefused:
                continue

    def reporting():
        for post in posts:
            try:
                report(target=afresh(post), by=afresh(reporters[3]), rule=KIND)
            except OperationRefused:
                continue

    works = [lambda one=one, number=number: work(one, number) for number, one in enumerate(sixteen(mia))]
    errors = at_once([*works, reporting])
    assert errors == []
    assert list(breaks()) == []
    logged = (
        AuditEntry.objects.filter(subject__startswith="case:").in_order().values_list("action", flat=True)
    )
    assert list(logged) == list(CaseEvent.objects.order_by("id").values_list("kind", flat=True))
    assert not Sanction.objects.active().exists() and not Post.objects.filter(comments_locked=True).exists()
    for case in Case.objects.filter(is_open=False):
        assert case.decisions.exclude(action="reverse").count() == 1
    for reporter in reporters:
        answered = Report.objects.filter(reporter=reporter).exclude(status="open").count()
        assert len(answers(reporter)) == answered
