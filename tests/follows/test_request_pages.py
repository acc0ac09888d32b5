"""The pages of follow requests: asking from any button, answering on three pages, removing a follower."""

import pytest
from django.urls import reverse

from community.follows.asking import decline_request
from community.follows.models import Follow, FollowRequest
from community.follows.operations import follow_member
from community.members.operations import set_privacy
from tests.conftest import make_member

pytestmark = pytest.mark.django_db
FRAGMENT = {"HTTP_HX_REQUEST": "true"}
REQUESTS = "/settings/requests/"


@pytest.fixture
def private(ana, bo):
    """Ana, whom Bo follows and who lets in only whom she accepts."""
    set_privacy(member=ana, by=ana, is_private=True)
    return ana


def body_of(answer):
    return answer.content.decode()


def test_the_button_asks_says_so_and_takes_it_back(client_for, private, cleo):
    client = client_for(cleo)
    asked = body_of(client.post("/@ana/follow/", **FRAGMENT))
    assert "Asked. Take it back" in asked and "/@ana/follow/withdraw/" in asked
    assert 'data-announce="You asked to follow Ana Author."' in asked and "aria-pressed" not in asked
    back = body_of(client.post("/@ana/follow/withdraw/", **FRAGMENT))
    assert "Ask to follow" in back and 'action="/@ana/follow/"' in back
    assert not FollowRequest.objects.exists()


def test_without_a_script_one_comes_back_to_the_profile_that_says_so(client_for, private, cleo):
    page = body_of(client_for(cleo).post("/@ana/follow/", follow=True))
    assert "You have asked." in page and "Asked. Take it back" in page


def test_taking_back_what_was_never_asked_is_not_there(client_for, private, cleo):
    client = client_for(cleo)
    assert client.post("/@ana/follow/withdraw/").status_code == 404
    follow_member(member=private, by=cleo)
    decline_request(requester=cleo, by=private)
    assert client.post("/@ana/follow/withdraw/").status_code == 404


def test_taking_it_back_too_late_says_that_one_follows(client_for, private, bo):
    page = body_of(client_for(bo).post("/@ana/follow/withdraw/", **FRAGMENT))
    assert "had accepted already" in page and "/@ana/unfollow/" in page


def test_asking_again_too_soon_is_a_plain_sentence(client_for, private, cleo):
    follow_member(member=private, by=cleo)
    decline_request(requester=cleo, by=private)
    answer = client_for(cleo).post("/@ana/follow/", **FRAGMENT)
    assert answer.status_code == 409 and "You can ask again from" in body_of(answer)
    assert "Ask to follow" in body_of(client_for(cleo).get("/@ana/"))


def test_visitors_are_asked_to_sign_in(visitor, private):
    assert "Ask to follow" in body_of(visitor.get("/@ana/"))
    for address in (REQUESTS, "/settings/requests/accept/", "/settings/requests/bobo/accept/"):
        answer = visitor.get(address) if address == REQUESTS else visitor.post(address)
        assert answer["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize(("word", "follows"), [("accept", True), ("decline", False)])
def test_a_request_is_answered_where_it_is_listed(client_for, private, cleo, word, follows):
    follow_member(member=private, by=cleo)
    client = client_for(private)
    page = body_of(client.get(REQUESTS))
    assert "Cleo Stranger" in page and f"/settings/requests/cleo/{word}/" in page
    answer = client.post(
        f"/settings/requests/cleo/{word}/", headers={"referer": f"http://testserver{REQUESTS}"}
    )
    assert answer["Location"] == REQUESTS
    assert Follow.objects.filter(follower=cleo, followed=private).exists() is follows
    assert "Nobody is asking at the moment" in body_of(client.get(REQUESTS))
    assert client.post(f"/settings/requests/cleo/{word}/").status_code == 302


@pytest.mark.parametrize(("word", "said"), [("accept", "follows you now"), ("decline", "told")])
def test_the_fragment_says_what_was_done(client_for, private, cleo, word, said):
    follow_member(member=private, by=cleo)
    page = body_of(client_for(private).post(f"/settings/requests/cleo/{word}/", **FRAGMENT))
    assert said in page and "data-announce" in page and "<html" not in page


@pytest.mark.parametrize("word", ["accept", "decline"])
def test_nobody_answers_for_somebody_else_or_those_who_never_asked(client_for, private, cleo, ada, mia, word):
    follow_member(member=private, by=cleo)
    for member in (cleo, ada, mia):
        assert client_for(member).post(f"/settings/requests/cleo/{word}/").status_code == 404
    assert client_for(private).post(f"/settings/requests/mia/{word}/").status_code == 404
    assert client_for(private).post(f"/settings/requests/nobody/{word}/").status_code == 404
    assert FollowRequest.objects.waiting().count() == 1


def test_a_request_taken_back_meanwhile_is_gone_in_a_plain_sentence(client_for, private, cleo):
    follow_member(member=private, by=cleo)
    decline_request(requester=cleo, by=private)
    answer = client_for(private).post("/settings/requests/cleo/accept/", **FRAGMENT)
    assert answer.status_code == 409 and "no longer asking" in body_of(answer)


def test_all_are_accepted_with_one_press(client_for, private, cleo):
    dora = make_member("dora")
    for member in (cleo, dora):
        follow_member(member=private, by=member)
    page = body_of(client_for(private).post("/settings/requests/accept/", follow=True))
    assert "2 more members follow you now." in page
    assert Follow.objects.filter(followed=private, follower__in=[cleo, dora]).count() == 2


def test_notifications_tell_of_requests_with_buttons_and_lead_to_all_of_them(client_for, private, cleo):
    follow_member(member=private, by=cleo)
    client, address = client_for(private), reverse("notifications:list")
    page = body_of(client.get(address))
    assert "asks to follow you" in page and "/settings/requests/cleo/accept/" in page
    assert "1 member asks to follow you" in page
    client_for(cleo).post("/@ana/follow/withdraw/")
    page = body_of(client.get(address))
    assert "took it back" in page and "/settings/requests/cleo/accept/" not in page
    assert "1 member asks" not in page


def test_who_was_accepted_is_told(client_for, private, cleo):
    follow_member(member=private, by=cleo)
    client_for(private).post("/settings/requests/cleo/accept/")
    page = body_of(client_for(cleo).get(reverse("notifications:list")))
    assert "lets you follow them now" in page and "/@ana/" in page


def test_requests_stay_for_the_member_who_opened_their_account(client_for, private, cleo):
    follow_member(member=private, by=cleo)
    set_privacy(member=private, by=private, is_private=False)
    page = body_of(client_for(private).get(REQUESTS))
    assert "Cleo Stranger" in page and "while your account was private" in page
    assert "Take it back" not in body_of(client_for(cleo).get("/@ana/"))


def test_a_follower_is_removed_from_the_own_list_and_not_told(client_for, private, bo):
    client = client_for(private)
    page = body_of(client.get("/@ana/followers/"))
    assert "/settings/followers/bobo/remove/" in page and "isn’t told" in page
    answer = client.post(
        "/settings/followers/bobo/remove/", headers={"referer": "http://testserver/@ana/followers/"}
    )
    assert answer["Location"] == "/@ana/followers/"
    assert not Follow.objects.exists()
    assert client_for(bo).get("/@ana/followers/").status_code == 404


def test_others_lists_have_no_button_to_remove(client_for, ana, bo, cleo):
    assert "remove/" not in body_of(client_for(cleo).get("/@ana/followers/"))
    assert "remove/" not in body_of(client_for(bo).get("/@bobo/following/"))


def test_lists_say_who_is_private_and_who_was_asked(client_for, private, bo, cleo):
    """In Bo's own list; a stranger does not even learn that Bo follows her."""
    follow_member(member=bo, by=cleo)
    follow_member(member=private, by=cleo)
    assert "Ana Author" not in body_of(client_for(cleo).get("/@bobo/following/"))
    assert "Ana Author" in body_of(client_for(bo).get("/@bobo/following/"))


def test_the_page_of_requests_costs_the_same_for_one_and_for_twelve(
    client_for, private, django_assert_num_queries
):
    client = client_for(private)
    follow_member(member=private, by=make_member("first"))
    client.get(REQUESTS)
    with django_assert_num_queries(5) as few:
        client.get(REQUESTS)
    for number in range(11):
        follow_member(member=private, by=make_member(f"member{number}"))
    with django_assert_num_queries(len(few)):
        assert body_of(client.get(REQUESTS)).count("person-words") == 12
