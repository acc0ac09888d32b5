"""A block holds on the very next request, on every surface, for both; and is gone when it is taken back."""

import pytest
from django.db.models import Q
from django.urls import reverse

from community.blocks.operations import (
    block_member,
    mute_conversation,
    mute_member,
    unblock_member,
    unmute_member,
)
from community.comments.operations import write_comment
from community.follows.models import Follow
from community.follows.operations import follow_member
from community.likes.operations import like_comment, like_post
from community.notifications.models import Notification
from community.notifications.tasks import email_notification
from community.posts.models import Post
from community.posts.operations import publish_post
from tests.conftest import make_member

CANARY = "Zebrafinch"


@pytest.fixture
def world(ana, cleo):
    """Ana, whose every word is a canary, and bo know each other and both talk under a post of cleo's."""
    ana.display_name = f"{CANARY} Ana"
    ana.biography_html = ana.biography = f"{CANARY} biography"
    ana.save()
    bo = make_member("bobo", "Bo")
    follow_member(member=ana, by=bo)
    follow_member(member=cleo, by=bo)
    follow_member(member=cleo, by=ana)
    follow_member(member=bo, by=ana)
    own = publish_post(by=bo, title="Bo’s basket", text="of willow", tags=["willow"])
    hers = publish_post(by=ana, title=f"{CANARY} linen", text=f"{CANARY} text @bobo", tags=["canarytag"])
    third = publish_post(by=cleo, title="Cleo’s kettle", text="of tin", tags=["tin"])
    asked = write_comment(post=third, by=ana, text=f"{CANARY} asks")
    write_comment(post=third, by=ana, text=f"{CANARY} says more")
    write_comment(post=third, by=cleo, text="answered here", parent=asked)
    mine = write_comment(post=third, by=bo, text="bo speaks")
    write_comment(post=own, by=ana, text=f"{CANARY} on the basket @bobo")
    like_post(post=own, by=ana)
    like_post(post=third, by=ana)
    like_comment(comment=mine, by=ana)
    return {
        "bo": bo,
        "ana": ana,
        "cleo": cleo,
        "own": own,
        "hers": hers,
        "third": third,
        "asked": asked,
        "mine": mine,
    }


def addresses(world):
    """Every page on which one of the two met the other."""
    own, hers, third = world["own"], world["hers"], world["third"]
    yield from ("/", reverse("feeds:following"), reverse("feeds:latest"), reverse("feeds:tags"))
    for tag in ("willow", "canarytag", "tin"):
        yield reverse("feeds:tag", args=[tag])
    for person in (world["ana"], world["bo"], world["cleo"]):
        yield person.get_absolute_url()
        yield reverse("follows:followers", args=[person.handle])
        yield reverse("follows:following", args=[person.handle])
        yield reverse("blocks:member_menu", args=[person.handle])
        yield reverse("blocks:block", args=[person.handle])
        yield reverse("moderation:report_member", args=[person.handle])
    for post in (own, hers, third):
        yield post.get_absolute_url()
        yield reverse("posts:short", args=[post.pk])
        yield reverse("comments:create", args=[post.pk])
        yield reverse("posts:history", args=[post.pk])
        yield reverse("blocks:post_menu", args=[post.pk])
        yield reverse("moderation:report_post", args=[post.pk])
    for comment in (world["asked"], world["mine"]):
        yield reverse("comments:permalink", args=[comment.pk])
        yield reverse("comments:reply", args=[comment.pk])
        yield reverse("comments:thread", args=[comment.post_id, comment.pk])
        yield reverse("blocks:comment_menu", args=[comment.pk])
    yield reverse("notifications:list")
    yield f"{reverse('members:suggestions')}?q=an"
    yield f"{reverse('members:suggestions')}?q={CANARY}"
    yield f"{reverse('posts:tag_suggestions')}?q=can"
    yield reverse("blocks:muted")
    yield reverse("feeds:chosen_tags")


def met(client, world):
    """Return the pages on which the canary is met."""
    found = set()
    for address in addresses(world):
        answer = client.get(address, follow=True)
        assert answer.status_code in (200, 404), address
        if CANARY in answer.content.decode():
            found.add(address)
    return found


# Who may see what is asked on both databases, cell by cell; this walks through every page.
@pytest.mark.once
@pytest.mark.parametrize("way", ["she blocks", "he blocks"])
def test_no_page_shows_one_to_the_other_while_a_block_stands(world, client_for, way):
    bo, ana = world["bo"], world["ana"]
    client = client_for(bo)
    before = met(client, world)
    assert {
        reverse("feeds:latest"),
        world["third"].get_absolute_url(),
        reverse("notifications:list"),
    } <= before
    blocker, blocked = (ana, bo) if way == "she blocks" else (bo, ana)
    block_member(member=blocked, by=blocker)
    # Who blocks finds the other in their list of those, and may still report them.
    own_way = (
        {reverse("blocks:block", args=["ana"]), reverse("moderation:report_member", args=["ana"])}
        if way == "he blocks"
        else set()
    )
    assert met(client, world) == own_way
    settings = client.get(reverse("blocks:blocked")).content.decode()
    assert (CANARY in settings) == (way == "he blocks")
    unblock_member(member=blocked, by=blocker)
    after = met(client, world)
    assert world["third"].get_absolute_url() in after
    assert not Follow.objects.filter(Q(follower=ana, followed=bo) | Q(follower=bo, followed=ana)).exists()


def test_the_place_of_an_answered_comment_stays_without_a_name(world, client_for):
    block_member(member=world["ana"], by=world["bo"])
    page = client_for(world["bo"]).get(world["third"].get_absolute_url()).content.decode()
    assert "This comment can’t be read at the moment." in page
    assert page.count("This comment can’t be read at the moment.") == 1, "the unanswered one leaves no place"
    assert "answered here" in page


def test_numbers_count_only_what_the_viewer_may_see(world, client_for):
    bo, third, own = world["bo"], world["third"], world["own"]
    client = client_for(bo)
    assert "4 comments" in client.get(third.get_absolute_url()).content.decode()
    block_member(member=world["ana"], by=bo)
    page = client.get(third.get_absolute_url()).content.decode()
    assert "2 comments" in page and "4 comments" not in page
    assert "1 like. Only you" not in page, "her like on his comment"
    feed = client.get(reverse("feeds:latest")).content.decode()
    assert "2 comments" in feed and "4 comments" not in feed
    assert "Only you see the number" not in feed
    assert "Only you see the number" not in client.get(own.get_absolute_url()).content.decode()
    assert "4 comments" in client_for(world["cleo"]).get(third.get_absolute_url()).content.decode()


def test_a_block_looks_like_a_member_who_never_was(world, client_for):
    block_member(member=world["bo"], by=world["ana"])
    client = client_for(world["bo"])
    blocked, nobody = client.get("/@ana/"), client.get("/@nobodyhere/")
    assert blocked.status_code == nobody.status_code == 404
    assert abs(len(blocked.content) - len(nobody.content)) < 20
    for address in ("/@ana/follow/", "/@ana/mute/", "/@ana/block/", "/@ana/unblock/", "/@ana/report/"):
        assert client.post(address).status_code == 404, address
    assert client.post(reverse("likes:like_post", args=[world["hers"].pk])).status_code == 404
    assert client.post(reverse("comments:create", args=[world["hers"].pk]), {"text": "hi"}).status_code == 404


def test_new_members_beside_the_feed_leave_out_blocked_ones(world, client_for):
    block_member(member=world["ana"], by=world["bo"])
    assert CANARY not in client_for(world["bo"]).get(reverse("feeds:latest")).content.decode()
    assert CANARY in client_for(world["cleo"]).get(reverse("feeds:latest")).content.decode()


def test_nobody_is_told_of_the_deeds_of_blocked_or_muted_people(world):
    bo, ana, cleo = world["bo"], world["ana"], world["cleo"]
    mute_member(member=ana, by=bo)
    seen = Notification.objects.visible_to(bo)
    assert not seen.filter(actor=ana).exists()
    stored = Notification.objects.filter(recipient=bo).count()
    write_comment(post=world["own"], by=ana, text="again @bobo")
    assert Notification.objects.filter(recipient=bo).count() == stored
    unmute_member(member=ana, by=bo)
    assert seen.filter(actor=ana).exists()
    mute_conversation(post=world["own"], by=bo)
    write_comment(post=world["own"], by=cleo, text="cleo too")
    assert not seen.filter(post=world["own"]).exists()


def test_the_number_of_new_notifications_leaves_them_out(world):
    bo = world["bo"]
    before = Notification.objects.visible_to(bo).unread().count()
    block_member(member=world["ana"], by=bo)
    assert 0 == Notification.objects.visible_to(bo).unread().count() < before


def test_decisions_of_the_moderators_arrive_all_the_same(world, mia, mailoutbox):
    bo = world["bo"]
    block_member(member=mia, by=bo)
    mute_conversation(post=world["own"], by=bo)
    told = Notification.objects.create(recipient=bo, kind="decided", post=world["own"], text="kept")
    assert told in Notification.objects.visible_to(bo)
    email_notification.call(told.pk)
    assert len(mailoutbox) == 1


def test_no_mail_about_somebody_who_was_blocked_meanwhile(world, mailoutbox):
    told = Notification.objects.create(recipient=world["bo"], actor=world["ana"], kind="decided", text=CANARY)
    block_member(member=world["ana"], by=world["bo"])
    email_notification.call(told.pk)
    assert mailoutbox == []


def test_moderators_still_look_at_reported_posts_of_those_who_block_them(world, mia):
    block_member(member=mia, by=world["ana"])
    assert not Post.objects.visible_to(mia).filter(author=world["ana"]).exists()
