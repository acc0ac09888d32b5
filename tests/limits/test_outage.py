"""The cache goes away: pages go on, what must be counted waits, and whoever watches the machine is told."""

import logging
import shutil
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from community.comments.models import Comment
from community.notifications.tasks import email_notification
from tests.factories.posts import a_post

pytestmark = pytest.mark.django_db

SIGN_IN = {"login": "ana@example.org", "password": "a long enough password"}
CLOSED = ["/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"]


@pytest.fixture
def short(settings):
    """One page more than the test asks for, and one comment."""
    settings.RATE_LIMITS = settings.RATE_LIMITS | {
        "page": {"member": [(12, 300)], "visitor": [(12, 300)]},
        "comment": {"member": [(1, 600)]},
    }


def goes_on_without_a_cache(ana, bo, client_for, visitor, caplog):
    """Check everything that holds while no cache answers."""
    member, post = client_for(bo), a_post(ana)
    with caplog.at_level(logging.ERROR, "community.common.cache"):
        for client in (visitor, member):
            for address in ("/", "/latest/", post.get_absolute_url(), "/accounts/login/"):
                assert client.get(address).status_code in (200, 302), address
    assert len([record for record in caplog.records if record.name == "community.common.cache"]) <= 1
    assert member.get("/feed/").status_code == 200, "the session is in the database"
    for address in CLOSED:
        refused = visitor.post(address, SIGN_IN)
        assert (refused.status_code, refused.headers["Retry-After"]) == (503, "60"), address
        assert "a long enough password" not in refused.text
    address = f"/posts/{post.pk}/comments/"
    statuses = [member.post(address, {"text": f"Comment {number}."}).status_code for number in range(2)]
    assert statuses == [302, 429], "each process keeps a limit of its own"
    assert Comment.objects.count() == 1
    assert visitor.get("/readyz").json()["cache"] is False
    statuses = [visitor.get("/latest/").status_code for _time in range(12)]
    assert statuses[-1] == 429


if shutil.which("redis-server"):

    def test_redis_is_killed_under_a_running_site(redis_cache, short, ana, bo, client_for, visitor, caplog):
        assert visitor.get("/readyz").json()["cache"] is True
        assert visitor.get("/latest/").status_code == 200
        assert visitor.post("/accounts/login/", SIGN_IN).status_code == 302
        visitor.post("/accounts/logout/")
        visitor.cookies.clear()
        redis_cache.kill()
        goes_on_without_a_cache(ana, bo, client_for, visitor, caplog)


def test_the_table_of_a_database_cache_is_missing(settings, short, ana, bo, client_for, visitor, caplog):
    backend = "community.common.cache.DatabaseCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": "no_such_table"}}
    member, post = client_for(bo), a_post(ana)
    assert visitor.get("/latest/").status_code == 200
    assert member.get("/feed/").status_code == 200
    for address in CLOSED:
        assert visitor.post(address, SIGN_IN).status_code == 503
    address = f"/posts/{post.pk}/comments/"
    # Deeds are counted in a table of their own, which is there.
    statuses = [member.post(address, {"text": f"Comment {number}."}).status_code for number in range(2)]
    assert statuses == [302, 429]
    assert visitor.get("/readyz").json()["cache"] is False


def test_what_is_not_kept_is_not_found(settings):
    backend = "community.common.cache.DatabaseCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": "no_such_table"}}
    assert cache.add("key", 1) is False
    cache.set("key", 1)
    cache.set_many({"key": 1})
    cache.delete("key")
    cache.delete_many(["key"])
    cache.clear()
    assert (cache.get("key"), cache.get("key", "nothing"), cache.get_many(["key"])) == (None, "nothing", {})
    assert cache.get_or_set("key", lambda: "made") == "made"
    assert "key" not in cache
    with pytest.raises(ValueError):
        cache.incr("key")


def test_a_task_that_nobody_works_on_is_told(settings, visitor):
    backend = "django_tasks_db.DatabaseBackend"
    settings.TASKS = {"default": {"BACKEND": backend, "ENQUEUE_ON_COMMIT": False}}
    assert visitor.get("/readyz").json()["worker"] is True
    email_notification.using(backend="default").enqueue(1)
    assert DBTaskResult.objects.count() == 1
    assert visitor.get("/readyz").json()["worker"] is True
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(minutes=11))
    answer = visitor.get("/readyz")
    assert (answer.status_code, answer.json()["worker"]) == (503, False)
