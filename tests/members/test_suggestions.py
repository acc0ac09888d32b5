"""Whom a begun handle or name may mean: people one may see, and nothing private about them."""

import datetime as dt

import pytest
from django.utils import timezone

from community.members.operations import edit_profile, leave_community, register_member, suspend
from community.members.suggestions import MAX_SUGGESTIONS, suggested_members
from tests.conftest import make_member

pytestmark = pytest.mark.django_db


def handles(typed, viewer):
    return [person.handle for person in suggested_members(typed, viewer)]


def test_handles_and_names_that_begin_so_handles_first(ana, bo, cleo):
    make_member("zoe", "Bobbin Maker")
    assert handles("bo", ana) == ["bobo", "zoe"]
    assert handles("@BO", ana) == ["bobo", "zoe"]
    assert handles("bobbin m", ana) == ["zoe"]
    assert handles("obo", ana) == []


def test_names_in_any_script_are_found(ana, cleo):
    for handle, name in (("kazuko", "和子"), ("oyku", "Öykü"), ("sami", "سامي")):
        make_member(handle, name)
        assert handles(name[:2], cleo) == [handle]


def test_oneself_and_those_out_of_sight_are_left_out(ana, bo, cleo):
    assert handles("ana", ana) == []
    suspend(member=bo, until=timezone.now() + dt.timedelta(days=1))
    leave_community(member=cleo, by=cleo)
    register_member(email="pending@example.org", password="a long enough password", handle="pending")
    assert handles("bo", ana) == handles("cleo", ana) == handles("pend", ana) == []


@pytest.mark.parametrize("typed", ["", " ", "@", "%", "_", "a\0", "\ud800", "(", "\\", "'", "x" * 5000, "🧵"])
def test_odd_typing_gets_nothing_and_breaks_nothing(ana, bo, typed):
    assert handles(typed, ana) == []


def test_there_are_a_few_at_most(ana):
    for number in range(MAX_SUGGESTIONS + 3):
        make_member(f"weaver{number}")
    assert len(handles("weaver", ana)) == MAX_SUGGESTIONS


def test_members_get_handles_and_names_and_nothing_else(client_for, visitor, ana, bo):
    edit_profile(member=bo, by=bo, display_name="<b>Bo", pronouns="", biography="", links=[])
    answer = client_for(ana).get("/members/suggest/?q=bobo")
    assert answer.json() == {"members": [{"handle": "bobo", "name": "<b>Bo"}]}
    assert answer["Cache-Control"] == "private, no-store"
    assert client_for(ana).get("/members/suggest/").json() == {"members": []}
    assert client_for(ana).post("/members/suggest/?q=bobo").status_code == 405
    assert visitor.get("/members/suggest/?q=bobo")["Location"].startswith("/accounts/login/")
    assert "email" not in answer.content.decode() and "example.org" not in answer.content.decode()
    assert client_for(ana).get("/members/suggest/?q=bobo@example").json() == {"members": []}


def test_suggestions_ask_one_question_besides_who_asks(ana, bo, client_for, django_assert_max_num_queries):
    client = client_for(ana)
    client.get("/members/suggest/?q=b")
    with django_assert_max_num_queries(4):
        client.get("/members/suggest/?q=b")
