"""Addresses nobody types by accident: each gets an answer, never a breakdown."""

from itertools import cycle

import pytest

from tests.factories.worlds import World
from tests.surfaces.addresses import every_route, filled
from tests.surfaces.conftest import ClientOf

HUGE = "9" * 40
UNICORNS = "%F0%9F%A6%84" * 500
# Each page reads what it knows of these and leaves the rest.
QUERIES = (
    f"before=x&after={HUGE}&q={UNICORNS}&tag=%ff&flat=%ed%a0%80&page={HUGE}",
    f"before={HUGE}-{HUGE}&after=%ff%fe&q=%ed%a0%80&tag={UNICORNS}&page=-1&next=javascript:alert(1)",
    f"before=9999999999999999-999999999999999999&after={'1.' * 900}&q=%25_%5C&tag=,&next=//elsewhere.example/",
    "before=%00",
)
WORDS = (
    "%00",
    "%ff",
    "%ed%a0%80",
    "%F0%9F%A6%84",
    "..%2f..%2fetc%2fpasswd",
    "%27%22%3Cscript%3E",
    "x" * 3000,
    "%0d%0aSet-Cookie:%20a=b",
    HUGE,
)


# Another one with each word.
NUMBERS = (HUGE, "0", "9223372036854775808", "1")


def values(word: str, number: str) -> dict[str, str]:
    return {
        "int": number,
        "str": word,
        "slug": "x" * 200,
        "postslug": "x" * 200,
        "path": word,
        "seed": "0" * 16,
    }


@pytest.mark.parametrize("role", ["visitor", "member"])
def test_no_word_in_an_address_breaks_a_page(client_of: ClientOf, world: World, role: str) -> None:
    client = client_of(role)
    broken = []
    for route in every_route():
        asked = {
            filled(route, values(word, number)) for word, number in zip(WORDS, cycle(NUMBERS), strict=False)
        }
        broken += [address[:120] for address in sorted(asked) if client.get(address).status_code >= 500]
    assert broken == []


@pytest.mark.parametrize("role", ["visitor", "member"])
def test_no_question_breaks_a_page(client_of: ClientOf, world: World, role: str) -> None:
    client = client_of(role)
    names = values("ana", str(world.talked_about.pk)) | {"slug": "kites", "comment_id": str(world.first.pk)}
    broken = []
    for route in every_route():
        for query in QUERIES:
            address = f"{filled(route, names)}?{query}"
            if client.get(address).status_code >= 500:
                broken.append(address[:120])
    assert broken == []


@pytest.mark.parametrize("role", ["visitor", "member"])
def test_no_form_breaks_a_page(client_of: ClientOf, world: World, role: str) -> None:
    names = values("ana", str(world.plain.pk)) | {"slug": "kites", "comment_id": str(world.first.pk)}
    nonsense = {
        "text": "\x00",
        "title": "\ud7ff" * 9000,
        "parent": HUGE,
        "rule": HUGE,
        "note": "\x00",
        "tags": "," * 900,
        "pictures": [HUGE, "\x00"],
        "move": HUGE,
        "remove": "x",
        "submission_key": "x",
        "version": HUGE,
        "handle": "\x00",
        "email": "\x00",
        "password": "\x00",
        "display_name": "\u202e" * 90,
        "add": "1",
    }
    broken = []
    for route in every_route():
        address = filled(route, names)
        # One of the addresses signs out.
        client = client_of(role)
        for data in ({}, nonsense):
            if client.post(address, data).status_code >= 500:
                broken.append(address[:120])
    assert broken == []
