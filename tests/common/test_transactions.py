"""Operations come through deadlocks, and never half done."""

import pytest
from django.db import OperationalError, transaction

from community.accounts.models import User
from community.common import transactions
from community.common.transactions import ATTEMPTS, atomic_retry

DEADLOCK = OperationalError(1213, "Deadlock found")


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    monkeypatch.setattr(transactions.time, "sleep", lambda seconds: None)


def failing(times, error=DEADLOCK):
    calls = []

    @atomic_retry
    def operation():
        """Write something."""
        calls.append(User.objects.create_user(f"person{len(calls)}@example.org", None))
        if len(calls) <= times:
            raise error
        return len(calls)

    operation.calls = calls
    return operation


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
class TestOutermost:
    @pytest.mark.parametrize("times", range(ATTEMPTS))
    def test_a_deadlock_is_tried_again_from_the_start(self, times):
        assert failing(times)() == times + 1
        assert User.objects.count() == 1

    def test_what_never_works_fails_and_leaves_nothing(self):
        operation = failing(99)
        with pytest.raises(OperationalError):
            operation()
        assert len(operation.calls) == ATTEMPTS
        assert not User.objects.exists()

    @pytest.mark.parametrize(
        "error", [OperationalError(1045, "denied"), OperationalError(), ValueError("no")]
    )
    def test_other_errors_are_not_tried_again(self, error):
        operation = failing(1, error)
        with pytest.raises(type(error)):
            operation()
        assert len(operation.calls) == 1
        assert not User.objects.exists()

    def test_inside_another_operation_the_outermost_tries_again(self):
        inner = failing(1)

        @atomic_retry
        def outer():
            return inner()

        assert outer() == 2
        assert User.objects.count() == 1


@pytest.mark.django_db
def test_inside_a_transaction_it_does_not_try_by_itself():
    operation = failing(1)
    with pytest.raises(OperationalError), transaction.atomic():
        operation()
    assert len(operation.calls) == 1


def test_it_keeps_its_name_and_what_it_says():
    assert failing(0).__name__ == "operation"
    assert failing(0).__doc__ == "Write something."
