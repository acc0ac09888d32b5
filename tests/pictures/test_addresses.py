"""Addresses come from the row alone."""

import re

from django.template import Context, Template

from community.pictures.addresses import avatar_url, sources
from community.pictures.markup import picture_html, thumbnail_html
from community.pictures.models import Picture

KEY = "0123456789abcdef" * 2


def unsaved(**fields):
    defaults = {"key": KEY, "width": 800, "height": 600, "widths": [480, 800], "colour": "#336699"}
    return Picture(**defaults | fields)


def test_an_open_picture_has_public_addresses():
    found = sources(unsaved())
    assert found.avif == (
        (f"/media/pictures/01/{KEY}/480.avif", 480),
        (f"/media/pictures/01/{KEY}/800.avif", 800),
    )
    assert found.webp[0] == (f"/media/pictures/01/{KEY}/480.webp", 480)
    assert found.fallback == f"/media/pictures/01/{KEY}/800.jpg"


def test_a_closed_picture_has_addresses_that_ask_who_wants_it():
    assert sources(unsaved(is_open=False)).fallback == f"/pictures/{KEY}/800.jpg"


def test_a_profile_picture_is_found_by_its_key():
    assert avatar_url(KEY, 96) == f"/media/pictures/01/{KEY}/96.webp"


def test_the_html_holds_the_place_of_a_picture_before_it_arrives():
    html = picture_html(unsaved(alt_text="A bowl"), "50vw")
    assert 'width="800" height="600"' in html and 'fill="#336699"' in html
    assert f'srcset="/media/pictures/01/{KEY}/480.avif 480w, ' in html
    assert html.count('sizes="50vw"') == 2
    assert 'alt="A bowl"' in html and 'loading="lazy"' in html and 'decoding="async"' in html
    assert "style=" not in html


def test_the_first_picture_of_a_page_does_not_wait():
    html = picture_html(unsaved(), priority=True)
    assert "lazy" not in html and 'fetchpriority="high"' in html


def test_alternative_text_is_never_guessed_and_never_silently_empty():
    assert 'alt="Picture without a description yet"' in picture_html(unsaved())
    assert 'alt=""' in picture_html(unsaved(is_decorative=True, alt_text="Was described"))


def test_words_in_a_description_stay_words():
    html = picture_html(unsaved(alt_text='"><script>alert(1)</script>'))
    assert "<script" not in html and "&lt;script&gt;" in html


def test_the_tag_does_the_same_in_templates():
    template = '{% load pictures %}{% picture picture sizes="9rem" priority=True class="lead" %}'
    html = Template(template).render(Context({"picture": unsaved(alt_text="A bowl")}))
    assert html == picture_html(unsaved(alt_text="A bowl"), "9rem", priority=True, css_class="lead")
    assert html.startswith('<span class="picture lead">')


def test_a_thumbnail_is_the_smallest_size():
    assert re.search(r"/480\.webp.* alt=\"\"", thumbnail_html(unsaved()))
