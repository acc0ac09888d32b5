"""A quiet day: only people the member follows may comment, lists bring up nothing of theirs, and it ends by itself."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from community.comments.operations import write_comment
from community.common.errors import NotAllowed
from community.follows.operations import follow_member
from community.members.models import Member
from community.members.operations import leave_shelter, seek_shelter
from community.notifications.models import Notification
from community.posts.models import Post
from community.posts.operations import publish_post
from tests.conftest import ClientFor


@pytest.fixture
def post(ana: Member) -> Post:
    return publish_post(by=ana, text="A pot, thrown twice.")


def test_only_those_the_author_follows_may_comment(post: Post, ana: Member, bo: Member, cleo: Member) -> None:
    follow_member(member=cleo, by=ana)
    seek_shelter(by=ana)
    fresh = Post.objects.get(pk=post.pk)
    write_comment(post=fresh, by=cleo, text="I am here.")
    write_comment(post=fresh, by=ana, text="Thank you.")
    with pytest.raises(NotAllowed, match="quiet day"):
        write_comment(post=fresh, by=bo, text="And I.")


def test_lists_bring_it_up_for_followers_only_and_the_post_itself_stays(
    post: Post, ana: Member, bo: Member, cleo: Member
) -> None:
    seek_shelter(by=ana)
    assert post in Post.objects.listed_for(bo)
    assert post in Post.objects.listed_for(ana)
    assert post not in Post.objects.listed_for(cleo)
    assert post not in Post.objects.listed_for(None)
    assert post in Post.objects.visible_to(cleo)


def test_mentions_by_strangers_make_no_sound(ana: Member, bo: Member, cleo: Member) -> None:
    follow_member(member=bo, by=ana)
    seek_shelter(by=ana)
    publish_post(by=cleo, text="Look at @ana, all of you.")
    assert not Notification.objects.filter(recipient=ana, kind="mentioned").exists()
    publish_post(by=bo, text="Are you all right, @ana?")
    assert Notification.objects.filter(recipient=ana, kind="mentioned").count() == 1


def test_it_ends_by_itself_after_a_day(post: Post, ana: Member, cleo: Member) -> None:
    seek_shelter(by=ana)
    with time_machine.travel(timezone.now() + timedelta(hours=24, seconds=1), tick=False):
        write_comment(post=Post.objects.get(pk=post.pk), by=cleo, text="Hello again.")
        assert post in Post.objects.listed_for(None)


def test_it_can_be_ended_at_once(post: Post, ana: Member, cleo: Member) -> None:
    seek_shelter(by=ana)
    leave_shelter(by=ana)
    leave_shelter(by=ana)
    assert post in Post.objects.listed_for(cleo)


def test_the_page_begins_and_ends_it(ana: Member, client_for: ClientFor) -> None:
    client = client_for(ana)
    assert "Give me a quiet day" in client.get("/settings/quiet/").text
    client.post("/settings/quiet/")
    ana.refresh_from_db()
    assert ana.is_sheltered and "It is quiet until" in client.get("/settings/quiet/").text
    client.post("/settings/quiet/", {"end": "1"})
    ana.refresh_from_db()
    assert not ana.is_sheltered


def test_those_shut_out_read_why(post: Post, ana: Member, cleo: Member, client_for: ClientFor) -> None:
    seek_shelter(by=ana)
    page = client_for(cleo).get(post.get_absolute_url()).text
    assert "has asked for a quiet day" in page


def test_moderators_see_it_on_the_members_page(ana: Member, mia: Member, client_for: ClientFor) -> None:
    address = reverse("members_under_moderation:inspect", args=[ana.pk])
    assert "asked for a quiet day" not in client_for(mia).get(address).text
    seek_shelter(by=ana)
    assert "They asked for a quiet day, until" in client_for(mia).get(address).text
