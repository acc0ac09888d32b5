"""One tag, whatever its case, script or emoji, on every database."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from community.moderation.models import ModerationState
from community.posts.models import Post, Tag
from community.posts.suggestions import suggested_tags
from community.posts.tagging import slugs_of
from community.posts.tags import KEY_MAX_LENGTH, TAG_MAX_LENGTH, tag_key, tag_slug, typed_tags
from tests.factories.posts import a_post

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=80)


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("#Book Binding", "book-binding"),
        ("book_binding", "book-binding"),
        ("Straße", "strasse"),
        ("E\u0301COLE", "école"),
        ("ＦＵＬＬ", "full"),
        ("C++", "c++"),
        ("прялка", "прялка"),
        ("🧵", "🧵"),
        ("❤️", "❤"),
        ("🏳️‍🌈", "🏳\u200d🌈"),
        ("#", ""),
        ("  ", ""),
        ("...", ""),
    ],
)
def test_what_is_typed_becomes_an_address(typed, slug):
    assert tag_slug(typed) == slug


@settings(max_examples=300, derandomize=True, deadline=None, database=None)
@given(ANY_TEXT)
def test_an_address_is_its_own_address_and_its_key_fits_everywhere(typed):
    slug = tag_slug(typed)
    assert tag_slug(slug) == slug
    assert len(slug) <= TAG_MAX_LENGTH
    assert tag_key(slug).isascii()
    assert len(tag_key(slug)) <= KEY_MAX_LENGTH


def test_the_longest_key_fits():
    scattered = "".join(chr(0x20000 + (number * 7919) % 0xA000) for number in range(TAG_MAX_LENGTH))
    assert len(tag_key(scattered)) <= KEY_MAX_LENGTH
    assert (
        len(tag_key("".join(map(chr, range(0x1F300, 0x110000, 0x4700)))[:TAG_MAX_LENGTH])) <= KEY_MAX_LENGTH
    )


def test_a_line_of_tags_is_read_in_any_script():
    assert typed_tags("paper, #Thread,, paper ;Книги、紙،ورق\n") == ["paper", "Thread", "Книги", "紙", "ورق"]


@pytest.mark.django_db
class TestOnPosts:
    def test_spellings_of_one_tag_are_one(self, ana, bo):
        a_post(by=ana, tags=["Book Binding"])
        a_post(by=bo, tags=["#book-binding", "BOOK_BINDING"])
        (tag,) = Tag.objects.all()
        assert (tag.name, tag.post_tags.count()) == ("Book Binding", 2)

    def test_tags_differ_when_their_letters_do(self, ana):
        typed = ["jose", "josé", "🍣", "🍺", "🏳️‍🌈", "🏳️‍⚧️", "sp", "s p", "ﬁ", "resume"]
        post = a_post(by=ana, tags=typed)
        assert slugs_of(post) == [tag_slug(name) for name in typed]
        assert Tag.objects.count() == 10
        for name in typed:
            assert Tag.objects.typed(name).count() == 1

    def test_names_come_back_as_they_were_typed(self, ana):
        names = ["🧵🪡", "𠀀𪛟", "سلام", "Ñandutí"]
        a_post(by=ana, tags=names)
        assert list(Tag.objects.order_by("pk").values_list("name", flat=True)) == names


@pytest.mark.django_db
class TestSuggestions:
    def test_tags_that_begin_so_come_the_most_used_first(self, ana, cleo):
        for tags in (["bookbinding", "boro"], ["boro"], ["paper"]):
            a_post(by=ana, tags=tags)
        assert suggested_tags("BO", cleo) == ["boro", "bookbinding"]

    def test_tags_nobody_may_see_are_not_given_away(self, ana, cleo):
        a_post(by=ana, tags=["secret"])
        Post.objects.update(moderation_state=ModerationState.HELD)
        assert suggested_tags("sec", cleo) == []
        assert suggested_tags("sec", ana) == ["secret"]

    @pytest.mark.parametrize("typed", ["", " ", "%", "_", "a\0", "\ud800", "x" * 5000, "🧵", "(", "\\"])
    def test_odd_typing_gets_nothing_and_breaks_nothing(self, ana, typed):
        a_post(by=ana, tags=["paper"])
        assert suggested_tags(typed, ana) == []
