"""Editors say what a tag is about and which tags mean the same; members who type one get the other."""

import pytest
from wagtail.models import ModelLogEntry

from community.common.errors import NotAllowed
from community.posts.errors import PostRefused
from community.posts.models import TAG_DESCRIPTION_MAX_LENGTH, PostTag, Tag, TagFollow, TagHide
from community.posts.operations import edit_post
from community.posts.suggestions import suggested_tags
from community.posts.tag_choices import follow_tag, hide_tag, unfollow_tag
from community.posts.tag_curation import (
    TagRefused,
    add_synonym,
    describe_tag,
    make_synonym,
    merge_tags,
    separate_synonym,
)
from community.posts.tagging import slugs_of
from tests.factories.posts import a_post

pytestmark = pytest.mark.django_db


def tag(name):
    return Tag.objects.named(name).get()


@pytest.fixture
def linen(ana):
    """Two posts with linen, one with flax, one with both."""
    for tags in (["linen"], ["Linen", "loom"], ["flax"], ["flax", "linen"]):
        a_post(by=ana, tags=tags)
    return tag("linen")


@pytest.mark.parametrize("who", ["ana", "mia"])
def test_only_editors_and_administrators_look_after_tags(request, linen, ed, ada, who):
    stranger, flax = request.getfixturevalue(who), tag("flax")
    for deed in (
        lambda by: describe_tag(tag=linen, by=by, description="Cloth of flax."),
        lambda by: merge_tags(tag=flax, into=linen, by=by),
        lambda by: separate_synonym(tag=flax, by=by),
        lambda by: add_synonym(name="lin", of=linen, by=by),
        lambda by: make_synonym(tag=tag("lin"), of=linen, by=by),
    ):
        with pytest.raises(NotAllowed):
            deed(stranger)
        deed(ed)
        deed(ada)


def test_a_description_is_kept_and_its_writer_noted(linen, ed):
    describe_tag(tag=linen, by=ed, description="  Cloth of flax.\r\nSoft. ")
    describe_tag(tag=linen, by=ed, description="Cloth of flax.\nSoft.")
    linen.refresh_from_db()
    assert linen.description == "Cloth of flax.\nSoft."
    (entry,) = ModelLogEntry.objects.filter(action="posts.describe_tag")
    assert (entry.user, entry.object_id) == (ed.user, str(linen.pk))


@pytest.mark.parametrize("words", ["x" * (TAG_DESCRIPTION_MAX_LENGTH + 1), "a\0b"])
def test_odd_descriptions_are_refused(linen, ed, words):
    with pytest.raises(TagRefused):
        describe_tag(tag=linen, by=ed, description=words)


def test_merging_moves_posts_followers_and_those_who_hide_it(linen, ed, ana, bo, cleo, mia):
    flax = tag("flax")
    follow_tag(tag=flax, by=bo)
    follow_tag(tag=linen, by=bo)
    follow_tag(tag=flax, by=ana)
    hide_tag(tag=flax, by=cleo)
    follow_tag(tag=linen, by=cleo)
    hide_tag(tag=flax, by=mia)
    hide_tag(tag=linen, by=mia)
    merge_tags(tag=flax, into=linen, by=ed)
    merge_tags(tag=flax, into=linen, by=ed)
    assert PostTag.objects.filter(tag=linen).count() == 4
    assert set(TagFollow.objects.values_list("member", "tag")) == {(bo.pk, linen.pk), (ana.pk, linen.pk)}
    assert set(TagHide.objects.values_list("member", "tag")) == {(cleo.pk, linen.pk), (mia.pk, linen.pk)}
    assert tag("flax").synonym_of == linen and not tag("flax").post_tags.exists()
    (entry,) = ModelLogEntry.objects.filter(action="posts.merge_tags")
    assert entry.data == {"main": "linen", "posts": 2}


def test_who_follows_one_and_hides_the_other_keeps_hiding(linen, ed, cleo):
    hide_tag(tag=tag("flax"), by=cleo)
    TagFollow.objects.create(member=cleo, tag=linen)
    merge_tags(tag=tag("flax"), into=linen, by=ed)
    assert TagHide.objects.filter(member=cleo, tag=linen).exists()
    assert not TagFollow.objects.exists()


def test_a_word_on_posts_is_merged_and_not_just_renamed(linen, ed):
    with pytest.raises(TagRefused, match="Merge it"):
        make_synonym(tag=tag("flax"), of=linen, by=ed)


def test_chains_become_flat_and_circles_are_refused(linen, ed):
    add_synonym(name="lin", of=tag("flax"), by=ed)
    merge_tags(tag=tag("flax"), into=linen, by=ed)
    assert tag("lin").synonym_of == linen
    make_synonym(tag=tag("lin"), of=tag("flax"), by=ed)
    assert tag("lin").synonym_of == linen
    for other in (tag("lin"), tag("flax"), linen):
        with pytest.raises(TagRefused, match="already means the same"):
            merge_tags(tag=linen, into=other, by=ed)
    assert linen.synonym_of is None


@pytest.mark.parametrize("typed", ["", "#", "...", "x" * 51])
def test_a_word_that_can_be_no_tag_is_refused(linen, ed, typed):
    with pytest.raises((TagRefused, PostRefused)):
        add_synonym(name=typed, of=linen, by=ed)


def test_whoever_types_a_synonym_gets_the_main_tag_once(linen, ed, ana):
    merge_tags(tag=tag("flax"), into=linen, by=ed)
    post = a_post(by=ana, text="Cloth.", tags=["FLAX", "loom", "linen"])
    assert slugs_of(post) == ["linen", "loom"]
    edited = edit_post(post=post, by=ana, text="Cloth.", title="", pictures=[], tags=["flax", "loom"])
    assert edited.edited_at is None
    edit_post(post=post, by=ana, text="Cloth.", title="", pictures=[], tags=["wool", "Flax"])
    assert slugs_of(post) == ["wool", "linen"]
    assert not PostTag.objects.filter(tag__synonym_of__isnull=False).exists()


def test_a_typed_synonym_means_the_main_tag_wherever_it_is_typed(linen, ed, cleo):
    merge_tags(tag=tag("flax"), into=linen, by=ed)
    assert Tag.objects.typed("Flax").get() == linen == Tag.objects.typed("linen").get()
    assert suggested_tags("fla", cleo) == ["linen"]
    follow_tag(tag=tag("flax"), by=cleo)
    assert TagFollow.objects.get().tag == linen
    unfollow_tag(tag=tag("flax"), by=cleo)
    assert not TagFollow.objects.exists()


def test_parted_tags_are_two_again_for_posts_to_come(linen, ed, ana):
    merge_tags(tag=tag("flax"), into=linen, by=ed)
    separate_synonym(tag=tag("flax"), by=ed)
    separate_synonym(tag=tag("flax"), by=ed)
    assert slugs_of(a_post(by=ana, text="Seeds.", tags=["flax"])) == ["flax"]
    assert ModelLogEntry.objects.filter(action="posts.separate_synonym").count() == 1


def test_emoji_are_joined_without_taking_others_along(ana, ed):
    for name in ("🍣", "🍺", "🍻"):
        a_post(by=ana, tags=[name])
    merge_tags(tag=tag("🍻"), into=tag("🍺"), by=ed)
    assert Tag.objects.typed("🍻").get().name == "🍺"
    assert Tag.objects.typed("🍣").get().name == "🍣"
    assert PostTag.objects.filter(tag=tag("🍺")).count() == 2
