"""A site that is updated gets the tables its code expects."""

import re
from io import StringIO

import pytest
from django.core.management import call_command

from tests.architecture.sources import ROOT


@pytest.mark.django_db
def test_migrations_are_in_step_with_the_models():
    output = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=output)
    except SystemExit:
        pytest.fail(output.getvalue())


def test_migrations_have_a_name_chosen_by_a_person():
    found = [*ROOT.glob("community/*/migrations/0*.py"), *ROOT.glob("home/migrations/0*.py")]
    assert found and [path.name for path in found if re.search(r"_auto_\d{8}", path.name)] == []
