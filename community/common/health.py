"""Two answers for whoever watches the machine: is the process alive, and can it do its work?"""

from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    return HttpResponse("alive", content_type="text/plain")


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """Say for database, cache and picture storage whether each answers; 503 when one does not."""
    parts = {"database": _database_answers(), "cache": _cache_answers(), "storage": _storage_answers()}
    return JsonResponse(parts, status=200 if all(parts.values()) else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except DatabaseError:
        return False


def _cache_answers() -> bool:
    try:
        cache.set("readyz", "yes", 5)
        return bool(cache.get("readyz") == "yes")
    except Exception:  # noqa: BLE001 - each kind of cache fails in a way of its own
        return False


def _storage_answers() -> bool:
    try:
        default_storage.exists("readyz")
    except OSError:
        return False
    return True
