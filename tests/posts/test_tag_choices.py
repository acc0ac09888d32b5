"""Following a tag, and hiding one from all one's lists."""

import datetime as dt

import pytest
from django.utils import timezone

from community.blocks.durations import Duration
from community.common.errors import NotAllowed
from community.members.operations import leave_community, suspend
from community.moderation.models import ModerationState
from community.posts.choices import Audience
from community.posts.models import Post, Tag, TagFollow, TagHide
from community.posts.suggestions import suggested_tags
from community.posts.tag_choices import follow_tag, hide_tag, unfollow_tag, unhide_tag
from home.demo.clock import clock_at
from tests.factories.posts import a_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def wool(ana):
    a_post(by=ana, text="A scarf.", tags=["wool", "knitting"])
    return Tag.objects.get(slug="wool")


def listed(viewer):
    return set(Post.objects.listed_for(viewer).values_list("text", flat=True))


def test_twice_is_once_and_undoing_undoes(wool, cleo):
    for choose, undo, rows in ((follow_tag, unfollow_tag, TagFollow), (hide_tag, unhide_tag, TagHide)):
        choose(tag=wool, by=cleo)
        choose(tag=wool, by=cleo)
        assert rows.objects.count() == 1
        undo(tag=wool, by=cleo)
        undo(tag=wool, by=cleo)
        assert rows.objects.count() == 0


def test_nobody_follows_what_they_hide(wool, cleo):
    follow_tag(tag=wool, by=cleo)
    hide_tag(tag=wool, by=cleo)
    assert (TagFollow.objects.count(), TagHide.objects.count()) == (0, 1)
    follow_tag(tag=wool, by=cleo)
    assert (TagFollow.objects.count(), TagHide.objects.count()) == (1, 0)


@pytest.mark.parametrize("choose", [follow_tag, hide_tag])
def test_who_may_not_take_part_or_sees_no_such_post_chooses_nothing(wool, ana, bo, cleo, choose):
    suspend(member=cleo, until=timezone.now() + dt.timedelta(days=1))
    with pytest.raises(NotAllowed):
        choose(tag=wool, by=cleo)
    Post.objects.update(moderation_state=ModerationState.HELD)
    with pytest.raises(NotAllowed):
        choose(tag=wool, by=bo)
    choose(tag=wool, by=ana)


def test_posts_with_a_hidden_tag_leave_the_lists_of_that_member_alone(wool, ana, bo, cleo):
    a_post(by=ana, text="A bowl.", tags=["clay"])
    a_post(by=ana, text="Untagged.")
    a_post(by=cleo, text="My own scarf.", tags=["wool"])
    hide_tag(tag=wool, by=cleo)
    assert listed(cleo) == {"A bowl.", "Untagged.", "My own scarf."}
    assert listed(bo) == listed(None) == {"A bowl.", "Untagged.", "My own scarf.", "A scarf."}
    assert Post.objects.visible_to(cleo).count() == 4


def test_hidden_tags_show_nobody_more_than_they_may_see(wool, ana, cleo):
    a_post(by=ana, text="For me.", tags=["clay"], audience=Audience.ME)
    hide_tag(tag=wool, by=cleo)
    assert listed(cleo) == set()


def test_hidden_tags_are_not_suggested(wool, cleo):
    hide_tag(tag=wool, by=cleo)
    assert suggested_tags("wo", cleo) == []
    assert suggested_tags("kni", cleo) == []


def test_a_list_without_hidden_tags_has_each_post_once(ana, cleo):
    post = a_post(by=ana, tags=["a", "b", "c"])
    for number in range(3):
        a_post(by=ana, text=f"Hidden {number}.", tags=["x", "y"])
    for name in "xy":
        hide_tag(tag=Tag.objects.get(slug=name), by=cleo)
    assert list(Post.objects.listed_for(cleo)) == [post]


def test_those_who_leave_leave_no_choices(wool, cleo):
    a_post(by=cleo, text="Clay.", tags=["clay"])
    follow_tag(tag=wool, by=cleo)
    hide_tag(tag=Tag.objects.get(slug="clay"), by=cleo)
    leave_community(member=cleo, by=cleo)
    assert not TagFollow.objects.exists() and not TagHide.objects.exists()


def test_a_hidden_tag_comes_back_by_itself(ana, cleo):
    post = a_post(by=ana, text="words", tags=["linen"])
    tag = Tag.objects.get()
    hide_tag(tag=tag, by=cleo)
    hide_tag(tag=tag, by=cleo, duration=Duration.DAY)
    assert TagHide.objects.count() == 1
    listed = Post.objects.listed_for
    assert not listed(cleo).filter(pk=post.pk).exists()
    assert not Tag.objects.not_hidden_by(cleo).exists()
    with clock_at(timezone.now() + dt.timedelta(hours=25)):
        assert listed(cleo).filter(pk=post.pk).exists()
        assert Tag.objects.not_hidden_by(cleo).exists()


def test_a_hidden_tag_is_hidden_for_as_long_as_chosen(ana, cleo, client_for):
    a_post(by=ana, text="words", tags=["linen"])
    client = client_for(cleo)
    client.post("/tags/linen/hide/", {"for": "week"})
    assert TagHide.objects.get().until is not None
    page = client.get("/settings/tags/").content.decode()
    assert "Hidden until" in page
    client.post("/tags/linen/hide/", {"for": "ever"})
    assert TagHide.objects.get().until is None
