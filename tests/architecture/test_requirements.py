"""Installing is the same for everyone: exact versions, checked by hash, from whichever registry they use."""

import re

import pytest

from tests.architecture.sources import ROOT

PINNED = ["requirements.txt", "requirements/production.txt", "requirements/test.txt"]
CHOSEN = ["requirements/base.in", "requirements/production.in", "requirements/test.in"]


def lines(name):
    return (ROOT / name).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", PINNED)
def test_nothing_tells_where_it_was_made(name):
    telling = re.compile(r"://|@ |^\s*-(?!-hash=)|(^|\s)/\w")
    assert [line for line in lines(name) if telling.search(line)] == []


@pytest.mark.parametrize("name", PINNED)
def test_every_version_is_exact_and_has_hashes(name):
    text = "\n".join(line for line in lines(name) if not line.lstrip().startswith("#"))
    requirements = re.split(r"\n(?=\S)", text.strip())
    exact = re.compile(
        r"^[a-z0-9._-]+(\[[a-z0-9,._-]+\])?==[^ ]+( ; .+?)?( \\\n    --hash=sha256:[0-9a-f]{64})+$"
    )
    assert requirements and [one for one in requirements if not exact.match(one)] == []


@pytest.mark.parametrize("name", CHOSEN)
def test_every_choice_names_the_oldest_version_that_will_do(name):
    # Without one, a cap elsewhere makes the installer take an ancient release instead of failing.
    chosen = [line for line in lines(name) if line and not line.startswith(("#", "-c"))]
    assert chosen and [line for line in chosen if ">=" not in line] == []


@pytest.mark.parametrize("name", CHOSEN)
def test_every_choice_is_pinned(name):
    pinned = "\n".join(line for pinned in PINNED for line in lines(pinned))
    chosen = [
        re.match(r"[\w.-]+", line)[0].lower()
        for line in lines(name)
        if line and not line.startswith(("#", "-c"))
    ]
    assert [one for one in chosen if f"\n{one}==" not in f"\n{pinned}"] == []


def test_the_embedded_default_needs_no_compiler():
    compiled = {"mysqlclient", "psycopg2", "hiredis"}
    assert [line for line in lines("requirements.txt") if line.split("==")[0] in compiled] == []
