"""What it takes to publish a post, and what comes of it."""

import uuid

import pytest
from django.utils import timezone

from community.common.errors import NotAllowed
from community.members.operations import leave_community, suspend
from community.pictures.models import Picture
from community.posts.models import Post
from community.posts.operations import AlreadyPosted, PostRefused, publish_post
from tests.conftest import make_member
from tests.factories.pictures import a_picture
from tests.factories.posts import a_post


def pictures_of(post):
    return list(post.pictures.order_by("post_picture__position"))


def test_a_post_keeps_what_was_typed_and_what_is_shown(ana):
    post = publish_post(
        by=ana, title="  On glaze ", text="It **crawled**.\r\n\r\n# Why\r\n", tags=["Pottery"]
    )
    post.refresh_from_db()
    assert (post.author, post.title, post.text) == (ana, "On glaze", "It **crawled**.\n\n# Why")
    assert "<strong>crawled</strong>" in post.text_html and "<h2>Why</h2>" in post.text_html
    assert post.excerpt == "It crawled. Why"
    assert post.renderer_version == 1
    assert post.edited_at is None


def test_a_picture_is_enough_for_a_post(ana):
    picture = a_picture(by=ana)
    assert pictures_of(publish_post(by=ana, text="", pictures=[picture])) == [picture]


def test_pictures_keep_the_order_they_were_given_in(ana):
    first, second, third = (a_picture(by=ana) for _ in range(3))
    assert pictures_of(a_post(by=ana, pictures=[third, first, second])) == [third, first, second]


@pytest.mark.parametrize("text", ["", "  \n ", "\u200b\u2060", "\u3164"])
def test_words_that_nobody_can_see_are_no_post(ana, text):
    with pytest.raises(PostRefused, match="nothing to post"):
        publish_post(by=ana, text=text, title="A title alone")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"title": "x" * 151}, "title can have up to 150"),
        ({"text": "x" * 10_001}, "text can have up to 10,000"),
        ({"text": "😀" * 10_001}, "text can have up to 10,000"),
        ({"text": "<http://a.example>\n" * 21}, "up to 20 links"),
        ({"text": "a\0b"}, "cannot be stored"),
        ({"text": "a\ud800b"}, "cannot be stored"),
        ({"tags": ["x" * 51]}, "up to 50 characters"),
        ({"tags": ["***"]}, "can’t be a tag"),
        ({"tags": [f"tag{number}" for number in range(11)]}, "up to 10 tags"),
        ({"tags": ["a\0b"]}, "cannot be stored"),
    ],
)
def test_what_is_too_much_or_unreadable_is_refused_with_a_sentence(ana, typed, told):
    with pytest.raises(PostRefused, match=told):
        publish_post(by=ana, **({"text": "Fine words."} | typed))
    assert not Post.objects.exists()


def test_exactly_as_much_as_allowed_is_taken(ana):
    links = "\n".join(f"<http://a{number}.example>" for number in range(20))
    post = publish_post(by=ana, title="😀" * 150, text=links, tags=[f"tag{number}" for number in range(10)])
    assert post.tags.count() == 10
    assert len(publish_post(by=ana, text="𝔊" * 10_000).text) == 10_000


def test_a_post_has_at_most_ten_pictures(ana):
    picture = Picture(pk=1, owner=ana)
    with pytest.raises(PostRefused, match="up to 10 pictures"):
        publish_post(by=ana, text="Many", pictures=[Picture(pk=number, owner=ana) for number in range(11)])
    with pytest.raises(PostRefused, match="twice"):
        publish_post(by=ana, text="Many", pictures=[picture, picture])


def test_pictures_of_others_or_of_another_post_or_gone_are_refused(ana, cleo):
    theirs, used, gone = a_picture(by=cleo), a_picture(by=ana), a_picture(by=ana)
    a_post(by=ana, pictures=[used])
    Picture.objects.filter(pk=gone.pk).delete()
    for picture in (theirs, used, gone):
        with pytest.raises(PostRefused, match="no longer here"):
            publish_post(by=ana, text="Look", pictures=[picture])
    assert Post.objects.count() == 1


def test_a_profile_picture_is_no_picture_for_a_post(ana):
    picture = a_picture(by=ana)
    Picture.objects.filter(pk=picture.pk).update(purpose=Picture.Purpose.PROFILE)
    with pytest.raises(PostRefused):
        publish_post(by=ana, text="Me", pictures=[picture])


def test_the_suspended_the_unverified_and_those_who_left_cannot_post(ana, cleo):
    suspend(member=ana, until=timezone.now() + timezone.timedelta(days=1))
    leave_community(member=cleo, by=cleo)
    unverified = make_member("dora")
    unverified.activated_at = None
    unverified.save()
    for member in (ana, cleo, unverified):
        with pytest.raises(NotAllowed):
            publish_post(by=member, text="Hello")


def test_the_same_form_sent_twice_makes_one_post(ana):
    key, picture = uuid.uuid4(), a_picture(by=ana)
    first = publish_post(by=ana, text="Once", pictures=[picture], tags=["one"], submission_key=key)
    assert publish_post(by=ana, text="Once", pictures=[picture], tags=["one"], submission_key=key) == first
    assert Post.objects.count() == 1


def test_other_words_under_the_same_key_are_not_thrown_away(ana):
    key = uuid.uuid4()
    first = publish_post(by=ana, text="Once", submission_key=key)
    with pytest.raises(AlreadyPosted, match="posted before") as refused:
        publish_post(by=ana, text="Once more", submission_key=key)
    assert refused.value.post == first


def test_somebody_elses_key_tells_nothing_and_does_not_get_in_the_way(ana, cleo):
    key = uuid.uuid4()
    publish_post(by=ana, text="Mine", submission_key=key)
    assert publish_post(by=cleo, text="Mine", submission_key=key).author == cleo
    assert Post.objects.count() == 2


@pytest.mark.parametrize("title", ["Edit", "delete", "Comments!", "Like", "Unlike", "Report"])
def test_no_title_takes_the_address_of_what_can_be_done_with_a_post(ana, title):
    assert (
        a_post(by=ana, title=title)
        .get_absolute_url()
        .rstrip("/")
        .endswith(f"post-{title.strip('!').lower()}")
    )


@pytest.mark.parametrize(
    ("title", "end"), [("漢字", "post"), ("", "a-bowl-with-a-mended-rim"), ("-_-", "post")]
)
def test_every_post_has_an_address_one_can_read(ana, title, end):
    assert a_post(by=ana, title=title).slug == end


def test_a_long_text_is_cut_after_a_whole_word(ana):
    excerpt = a_post(by=ana, text="word " * 200).excerpt
    assert len(excerpt) <= 400
    assert excerpt.endswith("word…")
