"""The pages about members and about what was decided; and where a report is found in its case."""

import pytest
from django.urls import reverse

from community.members.models import Member
from community.moderation.models import AuditEntry, Case, Decision, Report
from community.moderation.operations import report
from community.posts.operations import delete_post, edit_post
from tests.factories.decisions import hold, suspend_member
from tests.factories.posts import a_comment, a_post
from tests.moderation.conftest import HONEST, KIND, answers, told

pytestmark = pytest.mark.django_db

SUSPENDED = {
    "deed": "decide",
    "measures": ["suspend"],
    "rule": "something-else",
    "message": "Please rewrite it.",
}


def page_of(made):
    return reverse("cases_of_moderation:inspect", args=[made.case_id])


def page_about(member):
    return reverse("members_under_moderation:inspect", args=[member.pk])


def opening(member):
    return reverse("members_under_moderation:open_case", args=[member.pk])


def choices(answer):
    return [value for value, _label in answer.context["form"].fields["measures"].choices]


def test_a_report_is_found_in_its_case_with_the_rule_as_it_read(client_for, mia, bo, post):
    made = report(target=post, by=bo, rule=KIND)
    client, place = client_for(mia), f"#report-{made.pk}"
    assert f'href="{page_of(made)}{place}"' in client.get("/admin/moderation/reports/").content.decode()
    page = client.get(page_of(made)).content.decode()
    assert f'id="{place[1:]}"' in page and KIND.text in page


def test_of_grave_reports_the_list_shows_no_words(client_for, mia, bo, post):
    report(target=post, by=bo, rule=KIND)
    client, address = client_for(mia), "/admin/moderation/reports/"
    assert "a dog would refuse" in client.get(address).content.decode()
    Case.objects.update(harm=3)
    for where in (address, page_about(post.author)):
        page = client.get(where).content.decode()
        assert "a dog would refuse" not in page and str(Case.objects.get()) in page


def test_a_change_since_the_report_is_shown(client_for, mia, bo, ana, post):
    made = report(target=post, by=bo, rule=KIND)
    edit_post(post=post, by=ana, text="Lovely bowls.", title="Bowls", pictures=[], tags=[])
    page = client_for(mia).get(page_of(made)).content.decode()
    assert "a dog would refuse" in page and "Lovely bowls." in page
    assert "It has been changed since" in page


@pytest.mark.parametrize(("length", "days"), [("day", 1), ("week", 7), ("month", 30)])
def test_an_author_is_suspended_for_a_time(client_for, mia, bo, ana, post, length, days):
    made = report(target=post, by=bo, rule=KIND)
    client_for(mia).post(page_of(made), {**SUSPENDED, "length": length})
    decision = Decision.objects.get()
    assert Member.objects.get(pk=ana.pk).suspended_until == decision.until
    assert (decision.until - decision.created_at).days == days
    assert not Report.objects.open().exists()


@pytest.mark.parametrize(
    ("until", "complaint"), [("2020-01-01", "in the future"), ("2999-01-01", "a year at most")]
)
def test_an_end_that_makes_no_sense_is_said(client_for, mia, bo, post, until, complaint):
    made = report(target=post, by=bo, rule=KIND)
    answer = client_for(mia).post(page_of(made), {**SUSPENDED, "length": "date", "until": until})
    assert answer.status_code == 422 and complaint in answer.content.decode()
    assert "Please rewrite it." in answer.content.decode()


def test_a_report_about_something_deleted_can_still_be_answered(client_for, mia, bo, ana, post):
    made = report(target=post, by=bo, rule=KIND)
    delete_post(post=post, by=ana)
    client = client_for(mia)
    answer = client.get(page_of(made))
    assert "Its author has deleted it." in answer.content.decode()
    assert choices(answer) == ["limit", "silence", "suspend", "dismiss"]
    client.post(page_of(made), {"deed": "decide", "measures": ["dismiss"], "reporter_message": "It is gone."})
    assert "It is gone." in answers(bo)[0] and told(ana) == []


def test_a_comment_says_where_it_was_written(client_for, mia, bo, cleo, post):
    made = report(target=a_comment(post, cleo, "Awful."), by=bo, rule=KIND)
    page = client_for(mia).get(page_of(made)).content.decode()
    assert post.get_absolute_url() in page
    assert "Awful." in page


def test_a_case_is_opened_about_somebody_nobody_has_reported(client_for, mia, ana):
    client = client_for(mia)
    assert "Open a case" in client.get(page_about(ana)).content.decode()
    page = client.post(opening(ana), {"text": "Three members wrote to me."}, follow=True).content.decode()
    case = Case.objects.get()
    assert (case.member, case.source, case.is_open) == (ana, "moderator", True)
    assert "Three members wrote to me." in page
    assert AuditEntry.objects.latest("number").why == "Three members wrote to me."
    page = client.get(page_about(ana)).content.decode()
    assert page_of(case.events.get()) in page and opening(ana) not in page
    client.post(opening(ana))
    assert Case.objects.get() == case


def test_what_is_too_long_to_say_about_it_is_kept(client_for, mia, ana):
    answer = client_for(mia).post(opening(ana), {"text": "kept-words " + "x" * 4000})
    assert answer.status_code == 422
    assert "kept-words" in answer.content.decode() and "at most" in answer.content.decode()
    assert not Case.objects.exists()


def test_a_suspension_is_lifted_in_a_case(client_for, mia, ana, future):
    suspend_member(member=ana, by=mia, rule=KIND, until=future)
    client = client_for(mia)
    case = client.post(opening(ana)).headers["Location"]
    assert "lift" in choices(client.get(case))
    lift = {"measures": ["lift"], "message": "Welcome back."}
    preview = client.post(case, {"deed": "preview", **lift}).content.decode()
    assert "nobody else is told" in preview and "who reported" not in preview
    client.post(case, {"deed": "decide", **lift})
    assert not Member.objects.get(pk=ana.pk).is_suspended
    assert "Welcome back." in told(ana)[1]


def test_about_staff_only_an_administrator_opens_a_case(client_for, mia, ada, ana):
    assert "Only an administrator can decide" in client_for(mia).get(page_about(ada)).content.decode()
    assert client_for(mia).post(opening(ada)).status_code == 422
    assert client_for(ana).post(opening(mia)).status_code == 302
    assert not Case.objects.exists()
    assert client_for(ada).post(opening(mia)).status_code == 302
    assert Case.objects.get().member == mia


def test_nobody_reads_their_own_record_or_opens_a_case_about_themselves(client_for, mia, bo):
    report(target=mia, by=bo, rule=KIND, note="secret note")
    client = client_for(mia)
    page = client.get(page_about(mia)).content.decode()
    assert "This is you." in page
    for words in ("Be kind", "Bo Follower", "open case"):
        assert words not in page
    refused = client.post(opening(mia))
    assert refused.status_code == 422 and "cases/" not in refused.content.decode().split("<main")[1]


def test_a_member_is_shown_with_what_was_decided_and_reported_before(client_for, mia, cleo, ana, future):
    report(target=ana, by=cleo, rule=HONEST)
    hold(target=a_post(ana, "Earlier words."), by=mia, rule=KIND)
    page = client_for(mia).get(page_about(ana)).content.decode()
    assert "1 decision before" in page and "1 report" in page and "Say whose it is" in page


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
