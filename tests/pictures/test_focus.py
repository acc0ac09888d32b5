"""Where the eye should rest in a picture: chosen by its owner, kept in every crop."""

import pytest

from community.common.errors import NotAllowed
from community.pictures.focus import Focus, read_focus
from community.pictures.focus_names import choices_for
from community.pictures.markup import focus_class, picture_html
from community.pictures.models import Picture
from community.pictures.operations import describe_picture
from tests.factories.pictures import a_picture

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "focus"), [("0,100", Focus(0, 100)), ("50,50", Focus()), ("7,93", Focus(7, 93))]
)
def test_a_point_is_read_from_the_form(typed, focus):
    assert read_focus(typed) == focus and str(focus) == typed


@pytest.mark.parametrize(
    "odd", ["", "50", "101,0", "0,101", "-1,5", "1,2,3", "a,b", "٣,٣", "9999,1", "1.5,2", " 1,2", "1,2\n"]
)
def test_what_is_no_point_is_none(odd):
    assert read_focus(odd) is None


@pytest.mark.parametrize("outside", [(-1, 0), (0, 101)])
def test_no_point_lies_outside(outside):
    with pytest.raises(ValueError, match=","):
        Focus(*outside)


def test_the_owner_chooses_and_nobody_else(ana, cleo):
    picture = a_picture(ana)
    with pytest.raises(NotAllowed):
        describe_picture(picture=picture, by=cleo, alt_text="", is_decorative=True, focus=Focus(0, 0))
    describe_picture(picture=picture, by=ana, alt_text="A rim.", is_decorative=False, focus=Focus(10, 80))
    describe_picture(picture=picture, by=ana, alt_text="A mended rim.", is_decorative=False)
    picture.refresh_from_db()
    assert (picture.focus_x, picture.focus_y, picture.alt_text) == (10, 80, "A mended rim.")


@pytest.mark.parametrize(
    ("point", "name"),
    [
        ((50, 50), ""),
        ((0, 0), " focus-0-0"),
        ((100, 100), " focus-4-4"),
        ((39, 60), " focus-1-3"),
        ((59, 41), ""),
    ],
)
def test_crops_follow_it_by_fifths(point, name):
    assert focus_class(Picture(focus_x=point[0], focus_y=point[1])) == name


def test_the_class_stands_last_where_the_style_sheet_looks_for_it(ana):
    picture = a_picture(ana)
    picture.focus_x, picture.focus_y = 0, 100
    assert '<span class="picture lead focus-0-4">' in picture_html(picture, css_class="lead")
    assert "style=" not in picture_html(picture)


def test_a_point_without_a_name_can_be_kept_in_the_list():
    named = choices_for(Focus(0, 0))
    assert [choice.value for choice in named if choice.is_chosen] == ["0,0"] and len(named) == 9
    other, *rest = choices_for(Focus(12, 34))
    assert other.is_chosen and other.name == "12 % from the left, 34 % from the top" and len(rest) == 9
