"""The page of figures: drafted from the log by editors, published once, and never changed by the log again."""

from datetime import date, datetime

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from community.common.errors import NotAllowed, OperationRefused
from community.members.models import Member
from community.moderation.models import Report
from community.moderation.operations import report
from home.models import HomePage, TransparencyPage
from home.operations import draft_transparency
from home.transparency import month_named
from tests.conftest import ClientFor, make_member
from tests.factories.posts import a_post
from tests.moderation.conftest import HONEST, KIND

FEBRUARY = date(2026, 2, 1)
PAGE = {"accept": "text/html"}


@pytest.fixture
def reported(ana: Member) -> None:
    """Twelve reports under one rule, and one under another that nobody may tell from them."""
    post = a_post(ana, "Words", title="Ugly bowls")
    people = [make_member(f"reporter{number}") for number in range(13)]
    for member in people[:12]:
        report(target=post, by=member, rule=KIND, note="A canary in a note")
    report(target=post, by=people[12], rule=HONEST, note="")
    Report.objects.update(created_at=timezone.make_aware(datetime(2026, 2, 10)))


def published(month: date = FEBRUARY) -> TransparencyPage:
    page = draft_transparency(month=month)
    page.get_latest_revision().publish()
    return TransparencyPage.objects.get(pk=page.pk)


def test_a_draft_is_not_public_and_its_published_page_is(reported: None, visitor: Client) -> None:
    page = draft_transparency(month=FEBRUARY)
    assert visitor.get("/moderation-2026-02/").status_code == 404 and not page.live
    page.get_latest_revision().publish()
    shown = visitor.get("/moderation-2026-02/").text
    assert "Moderation in February 2026" in shown and "Reports, by the rule they named" in shown


def test_the_page_names_nobody_and_no_small_number(reported: None, visitor: Client) -> None:
    published()
    shown = visitor.get("/moderation-2026-02/").text
    for secret in ("ana", "Ana Author", "reporter1", "Ugly bowls", "canary in a note", "Say whose it is"):
        assert secret not in shown.partition('<article class="figures">')[2].partition("</article>")[0]
    assert "<td>13</td>" in shown and "<td>1</td>" not in shown and "<td>12</td>" not in shown


def test_large_numbers_are_written_as_people_here_write_them(db: None, visitor: Client) -> None:
    page = draft_transparency(month=FEBRUARY)
    draft = page.get_latest_revision_as_object()
    draft.figures["kinds"] = {"total": 12345, "rows": [["post", 12340]], "others": 5}
    draft.save_revision().publish()
    shown = visitor.get("/moderation-2026-02/").text
    assert "<td>12,345</td>" in shown and "All others together" in shown


def test_what_is_published_stays_whatever_the_log_says_later(reported: None) -> None:
    page = published()
    before = page.figures
    Report.objects.all().delete()
    assert draft_transparency(month=FEBRUARY) == page
    page.refresh_from_db()
    assert page.figures == before and page.live and page.revisions.count() == 1


def test_a_page_taken_down_keeps_its_figures_too(reported: None) -> None:
    page = published()
    page.unpublish()
    Report.objects.all().delete()
    draft_transparency(month=FEBRUARY)
    assert page.get_latest_revision_as_object().figures == page.figures


def test_drafting_twice_makes_one_page_and_keeps_the_editors_words(reported: None) -> None:
    page = draft_transparency(month=FEBRUARY)
    draft = page.get_latest_revision_as_object()
    draft.comment = "A quiet month."
    draft.save_revision()
    again = draft_transparency(month=date(2026, 2, 17))
    assert again == page and TransparencyPage.objects.count() == 1 and page.revisions.count() == 2
    Report.objects.all().delete()
    latest = draft_transparency(month=FEBRUARY)
    latest = TransparencyPage.objects.get(pk=latest.pk).get_latest_revision_as_object()
    assert latest.comment == "A quiet month." and latest.figures["kinds"]["total"] == 0
    assert page.revisions.count() == 3


def test_a_month_that_lasts_is_refused_with_a_sentence(client_for: ClientFor, ed: Member) -> None:
    with pytest.raises(OperationRefused, match="This month is not over yet"):
        draft_transparency(month=timezone.localdate())
    this_month = f"{timezone.localdate():%Y-%m}"
    answer = client_for(ed).post("/admin/transparency/", {"month": this_month})
    assert "This month is not over yet." in answer.text and not TransparencyPage.objects.exists()


@pytest.mark.parametrize("text", ["", "2026", "2026-13", "0000-01", "2026-1", "February", "2026-02-01\x00"])
def test_what_is_no_month_is_refused_with_a_sentence(text: str, client_for: ClientFor, ed: Member) -> None:
    with pytest.raises(OperationRefused, match="such as 2026-10"):
        month_named(text)
    assert "such as 2026-10" in client_for(ed).post("/admin/transparency/", {"month": text}).text


def test_editors_draft_from_the_admin_though_they_see_no_report(
    reported: None, client_for: ClientFor, ed: Member
) -> None:
    client = client_for(ed)
    assert "Draft from the log" in client.get("/admin/transparency/").text
    answer = client.post("/admin/transparency/", {"month": "2026-02"})
    page = TransparencyPage.objects.get()
    assert answer.url == f"/admin/pages/{page.pk}/edit/" and not page.live
    assert client.get(answer.url).status_code == 200
    assert client.get("/admin/reports/").status_code in (302, 403, 404)


def test_others_do_not_draft(client_for: ClientFor, ana: Member, mia: Member, visitor: Client) -> None:
    for client in (client_for(ana), client_for(mia), visitor):
        assert client.post("/admin/transparency/", {"month": "2026-02"}).status_code in (302, 403)
        assert client.get("/admin/transparency/").status_code in (302, 403)
    with pytest.raises(NotAllowed):
        draft_transparency(month=FEBRUARY, by=mia.user)
    assert not TransparencyPage.objects.exists()


def test_it_is_never_made_by_hand(client_for: ClientFor, ed: Member, home_page: HomePage) -> None:
    answer = client_for(ed).get(f"/admin/pages/add/home/transparencypage/{home_page.pk}/")
    assert answer.status_code in (302, 403)


def test_the_command_drafts_last_month_or_the_one_named(
    reported: None, capsys: pytest.CaptureFixture
) -> None:
    call_command("draft_transparency")
    call_command("draft_transparency", "2026-02")
    call_command("draft_transparency", "2026-02")
    assert TransparencyPage.objects.count() == 2 and "is a draft" in capsys.readouterr().out
    published()
    call_command("draft_transparency", "2026-02")
    assert "stays as it is" in capsys.readouterr().out
    with pytest.raises(CommandError, match="not over yet"):
        call_command("draft_transparency", f"{timezone.localdate():%Y-%m}")


def test_a_page_that_took_the_address_before_does_not_stop_it(home_page: HomePage) -> None:
    first = draft_transparency(month=FEBRUARY)
    first.copy(update_attrs={"slug": "moderation-2026-01", "month": date(2020, 1, 1)}, copy_revisions=False)
    assert draft_transparency(month=date(2026, 1, 1)).slug == "moderation-2026-01-2"


def test_months_lead_to_each_other(db: None, visitor: Client) -> None:
    published()
    published(date(2026, 1, 1))
    draft_transparency(month=date(2025, 12, 1))
    shown = visitor.get("/moderation-2026-02/").text
    assert 'href="/moderation-2026-01/"' in shown and "2025-12" not in shown
