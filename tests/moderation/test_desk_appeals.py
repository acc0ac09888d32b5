"""Appeals, as moderators answer them in the admin."""

import pytest
from django.urls import reverse

from community.members.models import Member
from community.moderation import operations
from community.moderation.models import Appeal
from community.posts.models import Post
from tests.factories.decisions import remove, suspend_member
from tests.moderation.conftest import KIND, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(post, bo, mia, ana):
    operations.report(target=post, by=bo, rule=KIND)
    decision = remove(target=post, by=mia, rule=KIND)
    return operations.appeal(decision=decision, by=ana, text="It was a joke.")


def page_of(made):
    return reverse("appeals_of_members:inspect", args=[made.pk])


def test_the_list_shows_what_was_promised_and_the_menu_counts_what_one_may_answer(client_for, mia, ada, made):
    listed = client_for(ada).get(reverse("appeals_of_members:index"))
    assert [one.pk for one in listed.context["object_list"]] == [made.pk]
    assert "1 appeal waits" in client_for(ada).get("/admin/").content.decode()
    assert "appeal waits" not in client_for(mia).get("/admin/").content.decode()


def test_another_moderator_sees_the_answer_first_and_then_sends_it(client_for, ada, ana, made):
    client, form = client_for(ada), {"state": "reversed", "answer": "You are right."}
    preview = client.post(page_of(made), form | {"preview": ""})
    letter = preview.context["letter"]
    assert "You are right." in letter and Appeal.objects.get().state == "open"
    assert client.post(page_of(made), form | {"change": ""}).status_code == 200
    assert Appeal.objects.get().state == "open"
    assert client.post(page_of(made), form | {"send": ""}).status_code == 302
    assert told(ana)[1] == letter and not Post.objects.get().is_removed
    assert client.post(page_of(made), form).status_code == 422


def test_a_decision_that_stands_reads_as_in_the_preview(client_for, ada, ana, made):
    client, form = client_for(ada), {"state": "upheld", "answer": "It hurt somebody."}
    letter = client.post(page_of(made), form | {"preview": ""}).context["letter"]
    client.post(page_of(made), form)
    assert told(ana)[1] == letter and Post.objects.get().is_removed


def test_whoever_decided_is_told_that_somebody_else_answers(client_for, mia, made):
    client = client_for(mia)
    assert "Somebody else answers the appeal." in client.get(page_of(made)).content.decode()
    answer = client.post(page_of(made), {"state": "upheld", "answer": "kept-words"})
    assert answer.status_code == 422 and "kept-words" in answer.content.decode()
    assert Appeal.objects.get().state == "open"


@pytest.mark.parametrize(
    ("form", "complaint"),
    [
        ({"answer": "kept-words"}, "Please choose what should happen."),
        ({"state": "upheld", "preview": ""}, "Please give the reason"),
        ({"state": "open", "answer": "kept-words"}, "not one of the available"),
    ],
)
def test_what_is_missing_is_said_and_kept(client_for, ada, made, form, complaint):
    answer = client_for(ada).post(page_of(made), form)
    assert answer.status_code == 422 and complaint in answer.content.decode()
    assert form.get("answer", "") in answer.content.decode()


def test_nobody_else_reads_an_appeal(client_for, visitor, ed, bo, made):
    for client in (client_for(ed), client_for(bo), visitor):
        assert b"It was a joke." not in client.get(page_of(made)).content


def test_an_appeal_about_oneself_is_not_there(client_for, mia, ada, future):
    made = suspend_member(member=mia, by=ada, rule=KIND, until=future, message="Enough.")
    asked = operations.appeal(decision=made, by=mia, text="own-canary")
    made.sanctions.update(ended_at=made.created_at)
    Member.objects.filter(pk=mia.pk).update(suspended_until=None)
    assert client_for(Member.objects.get(pk=mia.pk)).get(page_of(asked)).status_code == 404
