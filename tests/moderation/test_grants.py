"""With the grants of the operators' guide, not even the site's own account changes the log."""

import pytest
from django.db import connection

from community.moderation import operations
from community.moderation.models import AuditEntry
from tests.architecture.sources import ROOT
from tests.conftest import make_member
from tests.factories.posts import a_post
from tests.moderation.conftest import KIND

pytestmark = [pytest.mark.mariadb, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

WEB = "commonplace_web@localhost"
PASSWORD = "only for this test"


def printing_grants():
    """The statement in the guide, for the database the tests use."""
    guide = (ROOT / "docs" / "operators.md").read_text(encoding="utf-8")
    statement = guide[guide.index("SELECT CONCAT('GRANT") :].split(";\n```")[0]
    return statement.replace("= 'commonplace'", "= DATABASE()")


@pytest.fixture
def web():
    """A connection of the account the guide describes."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE OR REPLACE USER {WEB} IDENTIFIED BY '{PASSWORD}'")
        cursor.execute(printing_grants().replace("%", "%%"))
        for (grant,) in cursor.fetchall():
            cursor.execute(grant)
    values = connection.get_connection_params() | {"user": "commonplace_web", "password": PASSWORD}
    found = connection.Database.connect(**values)
    yield found
    found.close()
    with connection.cursor() as cursor:
        cursor.execute(f"DROP USER {WEB}")


def test_the_log_is_read_and_added_to_but_not_changed(web):
    operations.report(target=a_post(make_member("ana")), by=make_member("bobo"), rule=KIND)
    cursor = web.cursor()
    cursor.execute("SELECT COUNT(*) FROM moderation_auditentry")
    assert cursor.fetchone()[0] == AuditEntry.objects.count() == 2
    for sql in ("UPDATE moderation_auditentry SET why = 'x'", "DELETE FROM moderation_auditentry"):
        with pytest.raises(connection.Database.OperationalError, match="denied"):
            cursor.execute(sql)
    cursor.execute("UPDATE moderation_case SET harm = 3")
    cursor.execute(
        "INSERT INTO moderation_auditentry (number, at, actor, action, subject, why, `before`, `after`, previous, hash)"
        " VALUES (9, NOW(), '', 'x', 'x', '', '{}', '{}', '', '')"
    )
    web.rollback()
