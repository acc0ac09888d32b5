"""The one door for text that people type."""

import unicodedata

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from community.common.fields import CleanCharField
from community.common.text import clean_text
from tests.common.hostile import hostile_texts

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
ODD_TEXT = st.text(
    st.sampled_from(
        "a é\u0301\u0327\u0345\xad\u200d\u200c\u200f\u202e\n\r\t\x85\u2028🏴\U000e0067\U000e0062\U000e007f\ufeffか\u3099\u05b0"
    )
)


@pytest.mark.parametrize(
    "text",
    [
        "👨‍👩‍👧‍👦",
        "🏳️‍🌈",
        "🏳️‍⚧️",
        "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
        "🇵🇹",
        "1️⃣",
        "👍🏽",
        "❤️",
        "می‌خواهم",
        "क्‍ष",
        "שלום (C++\u200f)!",
        "한글",
        "สวัสดี",
        "𠀀𪛟",
        "葛󠄀城",
        "Tiếng Việt",
        "naïve — “quoted”…",
    ],
)
def test_what_people_write_survives(text):
    assert clean_text(text) == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Jose\u0301", "José"),
        ("ᄒ" + "ᅡ" + "ᆫ", "한"),
        ("be\x07fore", "before"),
        ("a\u202eb\u2066c", "abc"),
        ("wo\xadrd\ufeff", "word"),
        ("a\uffff\ufdd0b", "ab"),
        ("a\U000e0041b", "ab"),
        ("  a \t b\n c ", "a b c"),
    ],
)
def test_what_would_mislead_is_gone(typed, kept):
    assert clean_text(typed) == kept


def test_lines_stay_lines_and_gaps_stay_small():
    assert clean_text("a\r\nb\rc\u2028d\x85e\n \n \n \n \nf", multiline=True) == "a\nb\nc\nd\ne\n\n\nf"


def test_towers_of_accents_are_taken_down():
    assert len(clean_text("Z" + "\u0316" * 500)) <= 7


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\u200b",
        "\u200d\u200c",
        "\u3164",
        "\u2800",
        "\ufe0f",
        "\u115f",
        "\u061c\u200f",
        "\ufffc",
        "\U000e0041",
    ],
)
@pytest.mark.parametrize("multiline", [True, False])
def test_text_that_nobody_can_see_is_empty(text, multiline):
    assert clean_text(text, multiline=multiline) == ""


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "a\udc00b"])
def test_what_no_database_can_store_is_refused(text):
    with pytest.raises(ValidationError, match="cannot be stored"):
        clean_text(text)


@pytest.mark.parametrize("multiline", [True, False])
def test_cleaning_twice_is_the_same_as_once(multiline):
    @settings(max_examples=300, derandomize=True, deadline=None, database=None)
    @given(st.one_of(ANY_TEXT, ODD_TEXT))
    def twice(typed):
        once = clean_text(typed, multiline=multiline)
        assert clean_text(once, multiline=multiline) == once
        assert unicodedata.is_normalized("NFC", once)
        assert once == once.strip()

    twice()


def test_every_hostile_text_comes_out_clean_or_is_refused():
    for row in hostile_texts():
        try:
            text = clean_text(row["text"], multiline=True)
        except ValidationError:
            assert "\0" in row["text"]
            continue
        assert clean_text(text, multiline=True) == text
        assert not any(unicodedata.category(letter) == "Cc" and letter not in "\n\t" for letter in text)


class TestFields:
    def test_length_counts_after_cleaning(self):
        field = CleanCharField(max_length=3)
        assert field.clean(" a\u200eb ".replace("\u200e", "\xad")) == "ab"
        with pytest.raises(ValidationError):
            field.clean("abcd")

    def test_a_required_field_wants_something_one_can_see(self):
        with pytest.raises(ValidationError):
            CleanCharField().clean("\u200b\u3164")

    def test_a_browser_cuts_a_line_but_never_a_long_text(self):
        assert CleanCharField(max_length=5).widget.attrs["maxlength"] == "5"
        assert "maxlength" not in CleanCharField(max_length=5, multiline=True).widget.attrs
