import pytest

from community.common.numbers import row_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("7", 7),
        (7, 7),
        ("0", 0),
        ("9" * 18, int("9" * 18)),
        ("9" * 19, None),
        ("", None),
        ("-7", None),
        ("7.0", None),
        ("²", None),
        ("1;DROP", None),
        (None, None),
    ],
)
def test_only_what_a_row_can_have_is_a_number(typed, number):
    assert row_number(typed) == number
