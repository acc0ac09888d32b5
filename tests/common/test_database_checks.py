"""What a site on MariaDB would lose with a wrong collation: half-made migrations, and emoji tags melted into one."""

import pytest
from django.db import connection, connections

from community.common.checks import check_mysql_collation

PINNED = "utf8mb4_unicode_520_ci"


@pytest.mark.django_db
def test_the_database_the_site_is_tested_on_passes():
    assert check_mysql_collation(None, databases=["default"]) == []


def test_nothing_is_asked_of_a_database_that_was_not_named():
    assert check_mysql_collation(None) == []


@pytest.fixture
def another_connection(db):
    """A second connection to the test database that a test may open with options of its own."""
    wrapper = connection.copy(alias="another")
    wrapper.settings_dict["OPTIONS"] = dict(wrapper.settings_dict["OPTIONS"])
    connections["another"] = wrapper
    yield wrapper
    wrapper.close()
    del connections["another"]


def problems(wrapper, **options):
    wrapper.settings_dict["OPTIONS"].update(options)
    return {problem.id: problem for problem in check_mysql_collation(None, databases=["another"])}


@pytest.mark.mariadb
@pytest.mark.django_db
class TestOnMariaDB:
    def test_the_server_has_another_default_than_the_site(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT @@GLOBAL.collation_server")
            assert cursor.fetchone()[0] != PINNED

    def test_the_connection_and_the_database_have_the_pinned_collation(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT @@character_set_connection, @@collation_connection, @@collation_database")
            assert cursor.fetchone() == ("utf8mb4", PINNED, PINNED)

    def test_every_table_has_the_pinned_collation(self):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT table_name FROM information_schema.tables "
                "WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' AND table_collation <> %s",
                [PINNED],
            )
            assert cursor.fetchall() == ()

    def test_two_emoji_are_two_words_and_letters_outside_the_basic_plane_survive(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s = %s, %s", ["🧵", "🪡", "𝔊🧶"])
            assert cursor.fetchone() == (0, "𝔊🧶")

    @pytest.mark.parametrize("collation", ["utf8mb4_general_ci", "utf8mb4_unicode_ci"])
    def test_a_collation_that_melts_emoji_is_refused(self, another_connection, collation):
        found = problems(another_connection, collation=collation)
        assert collation in found["common.E002"].msg
        assert "ALTER DATABASE" in found["common.E003"].hint

    def test_a_collation_unlike_the_databases_own_is_refused_even_when_it_knows_emoji(
        self, another_connection
    ):
        assert set(problems(another_connection, collation="utf8mb4_bin")) == {"common.E003"}

    def test_a_charset_without_emoji_is_refused_before_anything_else(self, another_connection):
        found = problems(another_connection, charset="latin1", collation="latin1_swedish_ci")
        assert set(found) == {"common.E001"}
