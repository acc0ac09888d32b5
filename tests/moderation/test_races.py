"""Moderators and reporters at the same moment."""

import pytest

from community.common.errors import OperationRefused
from community.moderation.models import Decision, Report
from community.moderation.operations import dismiss_reports, remove, report
from tests.conftest import make_member
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
