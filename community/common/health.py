"""Two answers for whoever watches the machine: is the process alive, and can it do its work?"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from community.common.readiness import cache_answers, database_answers, storage_answers, worker_keeps_up


@require_safe
@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    return HttpResponse("alive", content_type="text/plain")


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """Say for database, cache, picture storage and worker, if there is one, whether each answers; 503 when one does not."""
    parts = {"database": database_answers(), "cache": cache_answers(), "storage": storage_answers()}
    if settings.TASKS["default"]["BACKEND"].endswith("DatabaseBackend"):
        parts["worker"] = worker_keeps_up()
    return JsonResponse(parts, status=200 if all(parts.values()) else 503)
