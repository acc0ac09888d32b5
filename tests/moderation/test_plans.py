"""The queue costs the same with ten thousand open cases as with ten."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from community.moderation.models import Case
from tests.conftest import make_member

PAGE = 25
OPEN = 10_000
DECIDED = 2_000


def fill(about, number, is_open=True):
    Case.objects.bulk_create(
        [
            Case(
                kind="member",
                thing_key=f"member:{is_open}-{each}",
                open_key=f"member:{is_open}-{each}" if is_open else None,
                is_open=is_open,
                state=Case.State.OPEN if is_open else Case.State.CLOSED,
                harm=1 + each % 4,
                about=about,
                member=about,
                opened_at=timezone.now(),
            )
            for each in range(number)
        ],
        batch_size=2_000,
    )


def waiting(moderator):
    """What the list of cases asks for, without the words beside it."""
    return Case.objects.for_moderator(moderator).open().in_order_of_harm()


def page(moderator):
    return list(waiting(moderator).select_related("about")[:PAGE])


@pytest.mark.django_db
def test_the_page_asks_as_much_with_ten_thousand_cases_as_with_ten(mia, ana, client_for):
    client, address = client_for(mia), reverse("cases_of_moderation:index")
    fill(ana, 10)
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        assert client.get(address).status_code == 200
    Case.objects.all().delete()
    fill(ana, OPEN)
    with CaptureQueriesContext(connection) as many:
        assert "10000 cases" in client.get(address).content.decode()
    assert len(many) == len(few)


@pytest.mark.django_db
def test_ten_thousand_cases_need_as_many_questions_as_ten(mia, ana):
    fill(ana, 10)
    with CaptureQueriesContext(connection) as few:
        assert len(page(mia)) == 10
    Case.objects.all().delete()
    fill(ana, OPEN)
    with CaptureQueriesContext(connection) as many:
        found = page(mia)
    assert len(many) == len(few) == 1
    assert {case.harm for case in found} == {4}


@pytest.mark.once
@pytest.mark.django_db
def test_sqlite_walks_the_queue_in_the_order_of_its_index(mia, ana):
    plan = waiting(mia)[:PAGE].explain()
    assert "case_queue" in plan
    assert "TEMP B-TREE" not in plan


# Measuring the tables commits, so this test cleans up after itself.
@pytest.mark.mariadb
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_mariadb_reads_one_page_from_the_index():
    mia, ana = make_member("mia"), make_member("ana")
    fill(ana, OPEN)
    fill(ana, DECIDED, is_open=False)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE TABLE moderation_case, members_member")
        cursor.fetchall()
        page(mia)
        cursor.execute("FLUSH STATUS")
    with CaptureQueriesContext(connection) as queries:
        page(mia)
    with connection.cursor() as cursor:
        cursor.execute("SHOW SESSION STATUS LIKE 'Handler_read_%'")
        read = sum(int(value) for _name, value in cursor.fetchall())
        cursor.execute(f"EXPLAIN {queries.captured_queries[0]['sql']}")
        columns = [column[0] for column in cursor.description]
        first = dict(zip(columns, cursor.fetchone(), strict=True))
    assert (first["table"], first["key"]) == ("moderation_case", "case_queue")
    assert "filesort" not in first["Extra"]
    assert read < 200
