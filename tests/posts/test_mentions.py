"""Whoever is mentioned is told once, and only of what they may see."""

import datetime as dt

import pytest
from django.utils import timezone

from community.comments.operations import edit_comment
from community.members.operations import suspend
from community.moderation.models import ModerationState
from community.notifications.kinds import Kind
from community.notifications.models import Notification
from community.posts.choices import Audience
from community.posts.mentions import MOST_TOLD, mentioned_handles
from community.posts.models import Post
from community.posts.operations import edit_post
from tests.conftest import make_member
from tests.factories.posts import a_comment, a_post

pytestmark = pytest.mark.django_db


def told():
    found = Notification.objects.filter(kind=Kind.MENTIONED).order_by("recipient__handle")
    return list(found.values_list("recipient__handle", flat=True))


def changed(post, text, **terms):
    return edit_post(post=post, by=post.author, text=text, title="", pictures=[], tags=[], **terms)


def test_those_a_post_mentions_are_told_once(ana, bo, cleo, client_for):
    post = a_post(by=ana, title="A bowl", text="With @Cleo and @bobo, and @cleo again. `@mia`, ana@bobo.org")
    assert told() == ["bobo", "cleo"]
    changed(post, "With @cleo.")
    changed(post, "With @bobo and @cleo, anew.")
    assert told() == ["bobo", "cleo"]
    page = client_for(cleo).get("/notifications/").content.decode()
    assert "mentioned you on" in page and post.get_absolute_url().split("/")[2] in page


def test_nobody_is_told_of_themselves_or_by_a_link_made_by_hand(ana, cleo):
    a_post(
        by=ana,
        text='@ana and [x](/@cleo/) and [@cleo](/@cleo/ "class=mention") <a class="mention" href="/@cleo/">',
    )
    assert told() == []


def test_only_those_who_may_see_it_are_told(ana, bo, cleo):
    post = a_post(by=ana, text="@bobo @cleo", audience=Audience.FOLLOWERS)
    assert told() == ["bobo"]
    changed(post, "@bobo @cleo", audience=Audience.EVERYONE)
    assert told() == ["bobo", "cleo"]
    assert a_post(by=ana, text="@cleo for me", audience=Audience.ME)
    assert told() == ["bobo", "cleo"]


def test_what_is_held_and_who_is_suspended_stay_quiet(ana, bo, cleo):
    suspend(member=cleo, until=timezone.now() + dt.timedelta(days=1))
    post = a_post(by=ana, text="@cleo")
    Post.objects.update(moderation_state=ModerationState.HELD)
    changed(post, "@cleo @bobo")
    assert told() == []


def test_a_crowd_is_not_called(ana):
    for number in range(MOST_TOLD + 3):
        make_member(f"member{number:02}")
    a_post(by=ana, text=" ".join(f"@member{number:02}" for number in range(MOST_TOLD + 3)))
    assert told() == [f"member{number:02}" for number in range(MOST_TOLD)]


def test_those_a_comment_mentions_are_told_unless_they_know_of_it_anyhow(ana, bo, cleo, mia):
    post = a_post(by=ana, text="A bowl.")
    first = a_comment(post, by=bo)
    comment = a_comment(post, by=cleo, text="@ana @bobo @mia look", parent=first)
    assert told() == ["mia"]
    edit_comment(comment=comment, by=cleo, text="@ana @bobo @mia look again")
    assert told() == ["mia"]
    assert Notification.objects.filter(comment=comment).count() == 3


def test_a_mention_in_a_comment_leads_to_it(ana, bo, cleo, client_for):
    post = a_post(by=ana, text="A bowl.")
    comment = a_comment(post, by=cleo, text="Ask @bobo about rims.")
    page = client_for(bo).get("/notifications/").content.decode()
    assert f'href="/comments/{comment.pk}/"' in page and "Ask @bobo about rims." in page
    Post.objects.update(moderation_state=ModerationState.HELD)
    page = client_for(bo).get("/notifications/").content.decode()
    assert "mentioned you in something that isn’t to be seen" in page and "rims" not in page


@pytest.mark.parametrize(
    "html", ["", "<p>@bo</p>", '<a href="/@bobo/">', '<a class="mention" href="https://x/@bobo/">']
)
def test_only_what_the_renderer_marked_is_a_mention(html):
    assert mentioned_handles(html) == []
