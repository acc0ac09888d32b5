"""Whether each part that the site stands on answers."""

from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.db.models import Q
from django.utils import timezone
from django_tasks_db.models import DBTaskResult


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except DatabaseError:
        return False


def cache_answers() -> bool:
    try:
        cache.set("readyz", "yes", 5)
        return bool(cache.get("readyz") == "yes")
    except Exception:  # noqa: BLE001 - each kind of cache fails in a way of its own
        return False


def worker_keeps_up() -> bool:
    """Whether no task has waited for longer than one may: a worker that stands still or is missing shows by that."""
    latest = timezone.now() - timedelta(seconds=settings.TASKS_MAY_WAIT)
    at_once = Q(enqueued_at__lt=latest) & ~Q(run_after__lt=timezone.now())
    try:
        return not DBTaskResult.objects.ready().filter(at_once | Q(run_after__lt=latest)).exists()
    except DatabaseError:
        return False


def storage_answers() -> bool:
    try:
        default_storage.exists("readyz")
    except OSError:
        return False
    return True
