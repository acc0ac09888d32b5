"""The pages on which moderators decide."""

import pytest
from django.urls import reverse

from community.members.models import Member
from community.moderation.models import Decision, Report
from community.moderation.operations import hold, remove, report, suspend_member
from community.posts.models import Post
from community.posts.operations import delete_post, edit_post
from tests.factories.posts import a_comment, a_post
from tests.moderation.conftest import HONEST, KIND, answers, told

pytestmark = pytest.mark.django_db

REASON = {"rule": KIND.id, "message": "Please rewrite it."}


def page_of(made):
    return reverse("reports_from_members:inspect", args=[made.pk])


def page_about(member):
    return reverse("members_under_moderation:inspect", args=[member.pk])


def choices(answer):
    return [value for value, _label in answer.context["form"].fields["action"].choices]


def test_a_moderator_sees_the_copy_the_thing_the_author_and_other_reports(
    client_for, mia, bo, cleo, ana, post
):
    made = report(target=post, by=bo, rule=KIND, note="bo's note")
    report(target=post, by=cleo, rule=HONEST, note="cleo's note")
    report(target=ana, by=cleo, rule=HONEST)
    other = a_post(ana, "Earlier words.")
    remove(target=other, by=mia, rule=HONEST)
    page = client_for(mia).get(page_of(made)).content.decode()
    for words in (
        "something a dog would refuse",
        "bo&#x27;s note",
        "cleo&#x27;s note",
        "Bo Follower",
        "Cleo Stranger",
        "It reads the same today.",
        "1 decision before",
        "1 other report",
        "Say whose it is",
    ):
        assert words in page, words


def test_a_report_leads_to_its_case(client_for, mia, bo, post):
    made = report(target=post, by=bo, rule=KIND)
    page = client_for(mia).get(page_of(made)).content.decode()
    case = reverse("cases_of_moderation:inspect", args=[made.case_id])
    assert f'href="{case}">Open the case' in page


def test_a_change_since_the_report_is_shown(client_for, mia, bo, ana, post):
    made = report(target=post, by=bo, rule=KIND)
    edit_post(post=post, by=ana, text="Lovely bowls.", title="Bowls", pictures=[], tags=[])
    page = client_for(mia).get(page_of(made)).content.decode()
    assert "a dog would refuse" in page
    assert "Lovely bowls." in page
    assert "It has been changed since" in page


def test_the_reported_rule_is_chosen_already(client_for, mia, bo, post):
    made = report(target=post, by=bo, rule=KIND)
    form = client_for(mia).get(page_of(made)).context["form"]
    assert form.initial["rule"] == KIND.id
    assert KIND.id in dict(form.fields["rule"].choices)
    assert "Ana Author" in form.initial["message"]


@pytest.mark.parametrize(("action", "state"), [("hold", "held"), ("remove", "removed")])
def test_a_decision_is_carried_out_and_confirmed(client_for, mia, bo, ana, post, action, state):
    made = report(target=post, by=bo, rule=KIND)
    answer = client_for(mia).post(page_of(made), {"action": action, **REASON}, follow=True)
    assert Post.objects.get().moderation_state == state
    assert "Please rewrite it." in told(ana)[0]
    page, is_final = answer.content.decode(), action == "remove"
    assert "Its author has been told." in page
    # Those who reported hear of it when it is decided, not while it is only held.
    assert ("Everybody who reported it has been answered." in page) == is_final
    assert len(answers(bo)) == is_final


def test_leaving_it_sends_the_moderators_words_to_the_reporter_only(client_for, mia, bo, ana, post):
    made = report(target=post, by=bo, rule=KIND)
    form = {"action": "dismiss", "message": "for the author", "words": "for the reporter"}
    client_for(mia).post(page_of(made), form)
    assert "for the reporter" in answers(bo)[0]
    assert "for the author" not in answers(bo)[0]
    assert told(ana) == []


def test_what_was_removed_is_put_back_from_its_report(client_for, mia, bo, ana, post):
    made = report(target=post, by=bo, rule=KIND)
    remove(target=post, by=mia, rule=KIND)
    client = client_for(mia)
    assert choices(client.get(page_of(made))) == ["restore", "suspend"]
    client.post(page_of(made), {"action": "restore", "words": "We were wrong."})
    assert "We were wrong." in told(ana)[1]
    assert Post.objects.visible_to(bo).exists()


UNTIL = {"action": "suspend", "rule": KIND.id, "length": "date", "message": "x"}


@pytest.mark.parametrize(
    ("form", "complaint"),
    [
        ({}, "Please choose what should happen."),
        ({"action": "restore"}, "not one of the available choices"),
        ({"action": "remove", "message": "kept"}, "Please choose the rule"),
        ({"action": "remove", "rule": "unknown"}, "Please choose one of these rules"),
        ({"action": "remove", "rule": "something-else"}, "in your own words"),
        ({"action": "suspend", "rule": KIND.id}, "Please choose for how long"),
        ({"action": "suspend", "rule": KIND.id, "length": "date"}, "Please choose the day it ends"),
        ({**UNTIL, "until": "2020-01-01"}, "in the future"),
        ({**UNTIL, "until": "2999-01-01"}, "a year at most"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_is_kept(client_for, mia, bo, post, form, complaint):
    made = report(target=post, by=bo, rule=KIND)
    answer = client_for(mia).post(page_of(made), {"words": "typed-words", **form})
    assert answer.status_code == 422
    assert complaint in answer.content.decode()
    assert "typed-words" in answer.content.decode()
    assert not Decision.objects.exists()


@pytest.mark.parametrize(("length", "days"), [("day", 1), ("week", 7), ("month", 30)])
def test_an_author_is_suspended_for_a_time(client_for, mia, bo, ana, post, length, days):
    made = report(target=post, by=bo, rule=KIND)
    form = {"action": "suspend", "length": length, **REASON}
    client_for(mia).post(page_of(made), form)
    decision = Decision.objects.get()
    assert Member.objects.get(pk=ana.pk).suspended_until == decision.until
    assert (decision.until - decision.created_at).days == days
    assert not Report.objects.open().exists()


def test_a_suspension_is_lifted_on_the_members_page(client_for, mia, ana, future):
    suspend_member(member=ana, by=mia, rule=KIND, until=future)
    client = client_for(mia)
    assert "lift" in choices(client.get(page_about(ana)))
    client.post(page_about(ana), {"action": "lift", "words": "Welcome back."}, follow=True)
    assert not Member.objects.get(pk=ana.pk).is_suspended
    assert "Welcome back." in told(ana)[1]


def test_a_report_about_something_deleted_can_still_be_answered(client_for, mia, bo, ana, post):
    made = report(target=post, by=bo, rule=KIND)
    delete_post(post=post, by=ana)
    client = client_for(mia)
    answer = client.get(page_of(made))
    assert "Its author has deleted it." in answer.content.decode()
    assert choices(answer) == ["suspend", "dismiss"]
    client.post(page_of(made), {"action": "dismiss"})
    assert len(answers(bo)) == 1


def test_a_comment_says_where_it_was_written(client_for, mia, bo, cleo, post):
    made = report(target=a_comment(post, cleo, "Awful."), by=bo, rule=KIND)
    page = client_for(mia).get(page_of(made)).content.decode()
    assert post.get_absolute_url() in page
    assert "Awful." in page


def test_two_moderators_at_once_decide_once(client_for, mia, ada, bo, ana, post):
    made = report(target=post, by=bo, rule=KIND)
    client_for(ada).post(page_of(made), {"action": "remove", **REASON})
    answer = client_for(mia).post(page_of(made), {"action": "remove", **REASON})
    assert answer.status_code == 422
    assert len(told(ana)) == len(answers(bo)) == 1


def test_about_staff_only_an_administrator_decides(client_for, mia, ada, bo):
    second = a_post(ada, "An administrator's words.")
    made = report(target=second, by=bo, rule=KIND)
    answer = client_for(mia).get(page_of(made))
    assert choices(answer) == []
    assert "Only an administrator can decide" in answer.content.decode()
    assert client_for(mia).post(page_of(made), {"action": "remove", **REASON}).status_code == 422
    assert not Decision.objects.exists()


def test_nobody_reads_their_own_record(client_for, mia, ada, bo, future):
    report(target=mia, by=bo, rule=KIND, note="secret note")
    page = client_for(mia).get(page_about(mia)).content.decode()
    assert "This is you." in page
    assert "Be kind" not in page
    assert "Bo Follower" not in page


def test_members_are_found_by_handle_and_by_standing(client_for, mia, ana, cleo, future):
    suspend_member(member=ana, by=mia, rule=KIND, until=future)
    client, address = client_for(mia), reverse("members_under_moderation:index")
    assert {one.handle for one in client.get(address).context["object_list"]} == {"ana", "cleo", "mia"}
    assert [one.handle for one in client.get(address, {"suspended": "yes"}).context["object_list"]] == ["ana"]
    assert "ana" not in {
        one.handle for one in client.get(address, {"suspended": "no"}).context["object_list"]
    }
    assert [one.handle for one in client.get(address, {"q": "cleo"}).context["object_list"]] == ["cleo"]


def test_no_address_of_a_member_is_shown(client_for, mia, bo, ana, post):
    made = report(target=post, by=bo, rule=KIND)
    client = client_for(mia)
    for address in (page_of(made), page_about(ana), reverse("members_under_moderation:index")):
        page = client.get(address).content.decode()
        assert "ana@example.org" not in page
        assert "bobo@example.org" not in page


def test_decisions_are_listed_and_cannot_be_changed(client_for, mia, ada, ana, post):
    decision = hold(target=post, by=mia, rule=KIND, message="Kept words.")
    client = client_for(ada)
    assert [
        one.pk for one in client.get(reverse("decisions_of_moderators:index")).context["object_list"]
    ] == [decision.pk]
    details = reverse("decisions_of_moderators:inspect", args=[decision.pk])
    page = client.get(details).content.decode()
    assert "Kept words." in page
    assert "Talk about the work" in page
    assert client.post(details).status_code == 405
