from datetime import timedelta

import pytest
from django.utils import timezone

from community.follows.models import Follow
from community.follows.operations import follow_member
from community.members.operations import edit_profile, suspend
from tests.conftest import make_member

FRAGMENT = {"HTTP_HX_REQUEST": "true"}


def test_following_leads_back_to_where_one_was(client_for, ana, cleo):
    client = client_for(cleo)
    answer = client.post("/@ana/follow/", headers={"referer": "http://testserver/latest/?before=1-1"})
    assert (answer.status_code, answer["Location"]) == (302, "/latest/?before=1-1")
    assert Follow.objects.filter(follower=cleo, followed=ana).exists()
    answer = client.post("/@ana/unfollow/", headers={"referer": "http://elsewhere.example/"})
    assert answer["Location"] == "/@ana/"
    assert not Follow.objects.exists()


def test_the_fragment_is_the_button_with_its_new_word_and_state(client_for, ana, cleo):
    client = client_for(cleo)
    page = client.post("/@ana/follow/", **FRAGMENT).content.decode()
    assert 'aria-pressed="true"' in page and "Following" in page and "/@ana/unfollow/" in page
    assert "<html" not in page
    page = client.post("/@ana/unfollow/", **FRAGMENT).content.decode()
    assert 'aria-pressed="false"' in page and "/@ana/follow/" in page


def test_a_refusal_is_a_plain_sentence(client_for, ana):
    answer = client_for(ana).post("/@ana/follow/", **FRAGMENT)
    assert answer.status_code == 409
    assert answer["Content-Type"].startswith("text/plain")
    assert "in your feed already" in answer.content.decode()
    page = client_for(ana).post("/@ana/follow/", follow=True).content.decode()
    assert "in your feed already" in page


def test_visitors_are_led_to_sign_in_and_back(visitor, ana):
    answer = visitor.post("/@ana/follow/", headers={"referer": "http://testserver/@ana/"})
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/?next=/%40ana/")
    answer = visitor.post("/@ana/follow/", **FRAGMENT)
    assert answer.headers["HX-Redirect"].startswith("/accounts/login/")


def test_a_link_cannot_follow(client_for, ana, cleo):
    assert client_for(cleo).get("/@ana/follow/").status_code == 405
    assert not Follow.objects.exists()


@pytest.mark.parametrize("address", ["/@ana/follow/", "/@ana/unfollow/"])
def test_the_suspended_are_not_there(client_for, ana, cleo, address):
    suspend(member=ana, until=timezone.now() + timedelta(days=1))
    assert client_for(cleo).post(address).status_code == 404


@pytest.mark.parametrize("address", ["/@ana/followers/", "/@ana/following/", "/@nobody/followers/"])
def test_lists_of_members_out_of_sight_are_not_there(visitor, ana, address):
    suspend(member=ana, until=timezone.now() + timedelta(days=1))
    assert visitor.get(address).status_code == 404


def test_followers_are_listed_with_what_they_say_about_themselves(visitor, ana, bo):
    edit_profile(
        member=bo, by=bo, display_name="<b>Bo</b>", pronouns="", biography="I *mend* cups. " * 20, links=[]
    )
    answer = visitor.get("/@ana/followers/")
    page = answer.content.decode()
    assert "&lt;b&gt;Bo&lt;/b&gt;" in page and "<b>Bo" not in page
    assert "I mend cups." in page and "…" in page
    assert not answer.cookies


def test_who_is_suspended_stays_out_of_the_lists(visitor, ana, bo):
    suspend(member=bo, until=timezone.now() + timedelta(days=1))
    assert "bobo" not in visitor.get("/@ana/followers/").content.decode()


def test_lists_ask_as_much_for_one_as_for_twelve(client_for, ana, bo, cleo, django_assert_num_queries):
    client = client_for(cleo)
    client.get("/@ana/followers/")
    with django_assert_num_queries(6) as few:
        client.get("/@ana/followers/")
    for number in range(12):
        follow_member(member=ana, by=make_member(f"member{number}"))
    with django_assert_num_queries(len(few)):
        client.get("/@ana/followers/")


def test_long_lists_go_on_without_a_gap(visitor, ana):
    handles = {f"member{number:02}" for number in range(25)}
    for handle in sorted(handles):
        follow_member(member=ana, by=make_member(handle))
    first = visitor.get("/@ana/followers/")
    second = visitor.get("/@ana/followers/" + first.context["older_url"])
    shown = [person.handle for page in (first, second) for person in page.context["people"]]
    assert len(shown) == len(set(shown)) == 25 and set(shown) == handles
    assert second.context["older_url"] == ""
    assert visitor.get("/@ana/followers/?before=nonsense").status_code == 404


def test_a_list_of_nobody_has_a_door(client_for, ana, cleo):
    assert "Nobody follows you yet" in client_for(ana).get("/@ana/followers/").content.decode()
    assert "Nobody follows Ana Author yet" in client_for(cleo).get("/@ana/followers/").content.decode()
    assert "You don’t follow anybody yet" in client_for(ana).get("/@ana/following/").content.decode()
