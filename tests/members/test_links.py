"""Links on a profile say where they lead."""

import pytest
from django.core.exceptions import ValidationError

from community.members.link_words import words_for_link
from community.members.links import read_links
from community.members.names import poses_as_staff, skeleton


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://wren.example/work", "https://wren.example/work"),
        ("http://wren.example", "http://wren.example"),
        ("wren.example", "https://wren.example"),
        ("wren.example:8080/a", "https://wren.example:8080/a"),
        ("  https://wren.example  ", "https://wren.example"),
    ],
)
def test_an_address_of_the_web_is_kept(typed, kept):
    assert read_links([typed]) == [kept]


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "ftp://wren.example",
        "mailto:wren@example.org",
        "https://",
        "https://localhost",
        "https://good.example@evil.example/",
        "https://evil\\@good.example",
        "https://wren.example/<script>",
        "//wren.example",
        "just words",
    ],
)
def test_anything_else_is_refused_with_a_sentence(typed):
    with pytest.raises(ValidationError) as refused:
        read_links([typed])
    assert refused.value.messages[0].endswith(".")


def test_empty_lines_and_doubles_do_not_count():
    assert read_links(["", "wren.example", " ", "https://wren.example"]) == ["https://wren.example"]


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("https://www.wren.example/", "wren.example"),
        ("https://wren.example/work/", "wren.example/work"),
        ("https://аpple.example/", "xn--pple-43d.example"),
        ("https://wren.example/" + "x" * 60, "wren.example/" + "x" * 34 + "…"),
    ],
)
def test_a_link_is_shown_by_the_host_it_really_leads_to(link, words):
    assert words_for_link(link) == words


@pytest.mark.parametrize(
    "name", ["admin", "ADMIN", "Adm1n", "аdmіn", "ａｄｍｉｎ", "a d m i n", "M0d_erator", "Commonplace Team"]
)
def test_names_that_read_like_staff_are_known(name):
    assert poses_as_staff(name)


@pytest.mark.parametrize("name", ["", "Adam", "Amin", "Margit Sepp", "প্রিয়া", "🧵", "Moderata"])
def test_other_names_are_left_alone(name):
    assert not poses_as_staff(name)


def test_a_skeleton_is_the_same_for_what_reads_the_same():
    assert skeleton("Bea Hill") == skeleton("b\u0435a hi1l")
