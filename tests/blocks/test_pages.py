"""The menu on cards, comments and profiles, the confirmation, and the lists with the way back."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from community.blocks.durations import Duration
from community.blocks.models import Block, Mute
from community.blocks.operations import block_member, mute_conversation, mute_member
from community.comments.operations import write_comment
from community.moderation.models import Report
from community.posts.operations import publish_post
from home.demo.clock import clock_at
from tests.conftest import make_member


def test_every_card_comment_and_profile_leads_to_the_menu(ana, cleo, client_for):
    post = publish_post(by=ana, title="Linen", text="words")
    comment = write_comment(post=post, by=ana, text="said")
    client = client_for(cleo)
    assert f'href="/posts/{post.pk}/menu/" data-menu' in client.get("/latest/").content.decode()
    page = client.get(post.get_absolute_url()).content.decode()
    assert f'href="/posts/{post.pk}/menu/" data-menu' in page
    assert f'href="/comments/{comment.pk}/menu/" data-menu' in page
    assert 'href="/@ana/menu/" data-menu' in client.get("/@ana/").content.decode()


@pytest.mark.parametrize("fragment", [True, False])
def test_the_menu_offers_muting_blocking_and_reporting(ana, cleo, client_for, fragment):
    post = publish_post(by=ana, title="Linen", text="words")
    comment = write_comment(post=post, by=ana, text="said")
    headers = {"HX-Request": "true"} if fragment else {}
    for address, report in (
        (f"/posts/{post.pk}/menu/", f"/posts/{post.pk}/report/"),
        (f"/comments/{comment.pk}/menu/", f"/comments/{comment.pk}/report/"),
        ("/@ana/menu/", "/@ana/report/"),
    ):
        page = client_for(cleo).get(address, headers=headers).content.decode()
        assert ("<!doctype" not in page) == fragment
        assert "/@ana/mute/" in page and "/@ana/block/" in page and report in page
        assert (f"/posts/{post.pk}/mute/" in page) == (address != "/@ana/menu/")


def test_visitors_are_led_to_sign_in_and_others_menus_are_not_there(ana, cleo, visitor, client_for):
    assert visitor.get("/@ana/menu/").status_code == 302
    assert client_for(cleo).get("/@nobodyhere/menu/").status_code == 404
    assert client_for(cleo).post("/@ana/menu/").status_code == 405
    assert client_for(cleo).get("/@ana/mute/").status_code == 405


def test_blocking_asks_first_and_leads_back_to_a_list(ana, cleo, client_for):
    client = client_for(cleo)
    asked = client.get("/@ana/block/").content.decode()
    assert "Block Ana Author?" in asked and "They are not told." in asked
    assert not Block.objects.exists()
    answer = client.post("/@ana/block/", headers={"Referer": "http://testserver/latest/"})
    assert answer.headers["Location"] == "/latest/"
    assert Block.objects.get().blocked == ana
    again = client.post("/@ana/block/", headers={"Referer": "http://testserver/@ana/"})
    assert again.headers["Location"] == reverse("blocks:blocked")


def test_from_a_page_about_them_it_leads_to_the_list_of_the_blocked(ana, cleo, client_for):
    answer = client_for(cleo).post(
        "/@ana/block/", headers={"Referer": "http://testserver/@ana/"}, follow=True
    )
    page = answer.content.decode()
    assert answer.redirect_chain == [(reverse("blocks:blocked"), 302)]
    assert "You block Ana Author." in page and "/@ana/unblock/" in page
    assert client_for(cleo).post("/@ana/unblock/", follow=True).status_code == 200
    assert not Block.objects.exists()


def test_oneself_is_neither_blocked_nor_muted(ana, client_for):
    for address in ("/@ana/block/", "/@ana/mute/"):
        answer = client_for(ana).post(address, follow=True)
        assert "yourself" in answer.content.decode()
    assert not Block.objects.exists() and not Mute.objects.exists()


@pytest.mark.parametrize(("chosen", "days"), [("day", 1), ("week", 7), ("ever", None), ("nonsense", None)])
def test_a_mute_lasts_as_long_as_chosen(ana, cleo, client_for, chosen, days):
    answer = client_for(cleo).post("/@ana/mute/", {"for": chosen}, follow=True)
    assert "You mute Ana Author." in answer.content.decode()
    until = Mute.objects.get().until
    assert (until is None) == (days is None)
    if days is not None:
        assert abs(until - timezone.now() - dt.timedelta(days=days)) < dt.timedelta(minutes=1)


def test_in_the_menu_muting_changes_the_menu(ana, cleo, client_for):
    post = publish_post(by=ana, title="Linen", text="words")
    client, headers = client_for(cleo), {"HX-Request": "true"}
    muted = client.post(f"/posts/{post.pk}/mute/", {"for": "week"}, headers=headers).content.decode()
    assert f"/posts/{post.pk}/unmute/" in muted and "Muted until" in muted and "<!doctype" not in muted
    back = client.post(f"/posts/{post.pk}/unmute/", headers=headers).content.decode()
    assert f"/posts/{post.pk}/mute/" in back
    assert client.post(f"/posts/{post.pk}/unmute/", headers=headers).status_code == 404


def test_the_lists_show_only_ones_own_and_what_is_in_force(ana, bo, cleo, client_for):
    post = publish_post(by=ana, title="Linen", text="words")
    mute_member(member=ana, by=cleo, duration=Duration.DAY)
    mute_conversation(post=post, by=cleo)
    block_member(member=bo, by=cleo)
    client = client_for(cleo)
    page = client.get(reverse("blocks:muted")).content.decode()
    assert "Ana Author" in page and "Linen" in page and "Muted until" in page and "Muted for ever" in page
    assert "Bo Follower" in client.get(reverse("blocks:blocked")).content.decode()
    for address in (reverse("blocks:muted"), reverse("blocks:blocked")):
        others = client_for(ana).get(address).content.decode()
        assert "Cleo" not in others and "Bo Follower" not in others
    with clock_at(timezone.now() + dt.timedelta(days=2)):
        later = client_for(cleo).get(reverse("blocks:muted")).content.decode()
    assert "Ana Author" not in later and "Linen" in later


def test_what_went_out_of_sight_is_unmuted_without_its_name(ana, cleo, client_for):
    post = publish_post(by=ana, title="Linen", text="words")
    mute_conversation(post=post, by=cleo)
    block_member(member=cleo, by=ana)
    client = client_for(cleo)
    page = client.get(reverse("blocks:muted")).content.decode()
    assert "Linen" not in page and f"/posts/{post.pk}/unmute/" in page
    answer = client.post(f"/posts/{post.pk}/unmute/", headers={"HX-Request": "true"})
    assert answer.content == b"" and answer.headers["HX-Redirect"] == reverse("blocks:muted")
    assert not Mute.objects.exists()


def test_empty_lists_say_where_to_begin(ana, client_for):
    assert "You block nobody" in client_for(ana).get(reverse("blocks:blocked")).content.decode()
    assert "You mute nothing" in client_for(ana).get(reverse("blocks:muted")).content.decode()


def test_a_blocked_person_can_be_reported_from_the_list_and_nobody_else_unseen(ana, cleo, client_for):
    block_member(member=ana, by=cleo)
    client = client_for(cleo)
    assert "/@ana/report/" in client.get(reverse("blocks:blocked")).content.decode()
    assert client.get("/@ana/report/").status_code == 200
    assert client_for(ana).get("/@cleo/report/").status_code == 404
    assert not Report.objects.exists()


@pytest.mark.parametrize("name", ["blocks:blocked", "blocks:muted"])
def test_a_list_costs_the_same_for_one_and_for_twelve(ana, client_for, name):
    client = client_for(ana)

    def add(number):
        person = make_member(f"person{number}")
        block_member(member=person, by=ana) if name == "blocks:blocked" else mute_member(
            member=person, by=ana
        )
        if name == "blocks:muted":
            mute_conversation(post=publish_post(by=make_member(f"maker{number}"), text="words"), by=ana)

    client.get(reverse(name))
    counts = []
    for total in (1, 12):
        for number in range(Block.objects.count() or Mute.objects.filter(post=None).count(), total):
            add(number)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(name))
        counts.append(len(queries))
    assert counts[0] == counts[1]
