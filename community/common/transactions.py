"""Transactions that survive a deadlock."""

import functools
import random
import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from django.db import OperationalError, connection, transaction

P = ParamSpec("P")
R = TypeVar("R")

# MariaDB and MySQL: 1205 lock wait timeout, 1213 deadlock found. Both roll back and may simply be tried again.
RETRIED_CODES = (1205, 1213)
ATTEMPTS = 4


def atomic_retry(operation: Callable[P, R]) -> Callable[P, R]:
    """Run an operation in a transaction; when it is the outermost one, try again after a deadlock.

    The operation must be safe to run twice from the start, which a rolled-back one always is.
    """

    @functools.wraps(operation)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if connection.in_atomic_block:
            with transaction.atomic():
                return operation(*args, **kwargs)
        return _run_with_retries(lambda: operation(*args, **kwargs))

    return run


def _run_with_retries(operation: Callable[[], R]) -> R:
    for attempt in range(1, ATTEMPTS):
        try:
            with transaction.atomic():
                return operation()
        except OperationalError as error:
            if not error.args or error.args[0] not in RETRIED_CODES:
                raise
            time.sleep(0.02 * 2**attempt * random.random())  # noqa: S311 - jitter, not a secret
    with transaction.atomic():
        return operation()
