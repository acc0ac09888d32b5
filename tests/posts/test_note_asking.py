"""A reader asks for a content note: the author learns it once, and never from whom."""

import pytest

from community.blocks.operations import block_member
from community.common.errors import NotAllowed
from community.members.models import Member
from community.notifications.models import Notification
from community.posts.models import Post
from community.posts.note_asking import NoteNotNeeded, ask_for_note
from community.posts.operations import publish_post
from tests.conftest import ClientFor


@pytest.fixture
def post(ana: Member) -> Post:
    return publish_post(by=ana, title="Stitches", text="How my thumb looked afterwards.")


def test_the_author_learns_it_once_and_from_nobody(post: Post, ana: Member, bo: Member, cleo: Member) -> None:
    for reader in (bo, cleo, bo):
        ask_for_note(post=post, by=reader)
    told = Notification.objects.get(recipient=ana, kind="note_asked")
    assert told.actor is None and "Stitches" in told.text
    assert "bobo" not in told.text and "Bo Follower" not in told.text


def test_one_that_has_a_note_needs_none(ana: Member, cleo: Member) -> None:
    noted = publish_post(by=ana, text="My thumb.", content_note="blood")
    with pytest.raises(NoteNotNeeded):
        ask_for_note(post=noted, by=cleo)


def test_nobody_asks_about_what_they_may_not_see_or_of_themselves(
    post: Post, ana: Member, cleo: Member
) -> None:
    with pytest.raises(NotAllowed):
        ask_for_note(post=post, by=ana)
    block_member(member=cleo, by=ana)
    with pytest.raises(NotAllowed):
        ask_for_note(post=post, by=cleo)


def test_the_page_of_reporting_offers_it_and_keeps_the_report(
    post: Post, ana: Member, cleo: Member, client_for: ClientFor
) -> None:
    client = client_for(cleo)
    page = client.get(f"/posts/{post.pk}/report/").text
    assert (
        f"/posts/{post.pk}/note/" in page
        and "Mute or block Ana Author" in page
        and "they aren’t told" in page
        and "Send report" in page
    )
    answer = client.post(f"/posts/{post.pk}/note/", follow=True)
    assert answer.redirect_chain == [(f"/posts/{post.pk}/report/", 302)]
    assert "The author was asked for a note" in answer.text and "Send report" in answer.text
    lines = client_for(ana).get("/notifications/").text
    assert "Someone asks for a content note" in lines and "Cleo" not in lines


def test_in_place_it_says_so_and_touches_nothing_else(
    post: Post, ana: Member, cleo: Member, client_for: ClientFor
) -> None:
    client, address, htmx = client_for(cleo), f"/posts/{post.pk}/note/", {"HX-Request": "true"}
    answer = client.post(address, headers=htmx)
    assert answer.status_code == 200 and "<form" not in answer.text
    assert 'data-announce="The author was asked for a note.' in answer.text
    Post.objects.update(content_note="Needles")
    refused = client.post(address, headers=htmx)
    assert refused.status_code == 409 and "There is a note in front of this post already." in refused.text
    assert "There is a note in front of this post already." in client.post(address, follow=True).text


def test_who_may_not_see_the_post_finds_nothing(
    post: Post, ana: Member, cleo: Member, client_for: ClientFor
) -> None:
    block_member(member=cleo, by=ana)
    assert client_for(cleo).post(f"/posts/{post.pk}/note/").status_code == 404
    assert client_for(ana).get(f"/posts/{post.pk}/note/").status_code == 405
