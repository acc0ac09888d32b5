"""What makes two typings one tag, and what does not: case, width, accents, emoji and their sequences."""

import unicodedata

import pytest

from community.posts.models import Tag
from community.posts.tag_choices import follow_tag
from community.posts.tagging import slugs_of
from community.posts.tags import tag_slug
from tests.factories.posts import a_post

pytestmark = pytest.mark.django_db

ALIKE = [
    ("Straße", "STRASSE"),
    ("ﬁligree", "FILIGREE"),
    ("Ｗｏｏｌ", "wool"),
    ("①", "1"),
    ("Ｃａｆé", "cafe\u0301"),
    ("Å", "\u212b"),
    ("ΣΊΣΥΦΟΣ", "σίσυφος"),
    ("ﾊﾟｯﾁﾜｰｸ", "パッチワーク"),
    ("natural dye", "natural_ DYE"),
    ("❤️", "❤"),
    ("☕︎", "☕️"),
]
APART = [
    ("🍣", "🍺"),
    ("🇩🇪", "🇫🇷"),
    ("🇩🇪", "🇪🇩"),
    ("👩‍🎨", "👨‍🎨"),
    ("👩‍🎨", "👩🎨"),
    ("👩🏽‍🌾", "👩🏿‍🌾"),
    ("👪", "👨‍👩‍👧"),
    ("café", "cafe"),
    ("ısı", "isi"),
    ("İğne", "iğne"),
    ("naïve", "naive"),
    ("о", "o"),
    ("か", "が"),
    ("c", "c++"),
    ("𝒜", "𝒞"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_two_typings_of_one_tag(ana, bo, one, other):
    first, second = a_post(by=ana, text="One.", tags=[one]), a_post(by=bo, text="Other.", tags=[other])
    assert slugs_of(first) == slugs_of(second)
    (tag,) = Tag.objects.all()
    assert tag.name == unicodedata.normalize("NFC", one)
    assert Tag.objects.typed(other).get() == Tag.objects.typed(one).get() == tag


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_tags(client, ana, bo, one, other):
    a_post(by=ana, text="The first canary.", tags=[one])
    a_post(by=ana, text="The other canary.", tags=[other])
    assert Tag.objects.count() == 2
    for name, mine, theirs in ((one, "first", "other"), (other, "other", "first")):
        page = client.get(f"/tags/{tag_slug(name)}/").content.decode()
        assert f"The {mine} canary" in page and f"The {theirs} canary" not in page
    follow_tag(tag=Tag.objects.typed(one).get(), by=bo)
    assert list(Tag.objects.filter(follows__member=bo)) == [Tag.objects.typed(one).get()]
