"""What a browser keeps of private pages, and what its rules say about every room of the site."""

import json

from playwright.sync_api import BrowserContext, Page, expect
from wagtail.models import Page as WagtailPage
from wagtail.models import Site

from community.members.models import Member
from community.moderation.models import Report
from tests.conftest import make_member
from tests.factories.worlds import World, a_world
from tests.journeys.conftest import DESK, OpenAs

STORED = "() => JSON.stringify([...Object.entries(localStorage), ...Object.entries(sessionStorage)])"
# htmx notes at which address it is; of the page itself it keeps nothing.
ADDRESS = "htmx-current-path-for-history"
PRIVATE = ("/feed/", "/notifications/", "/settings/", "/settings/profile/", "/drafts/")


def stored(page: Page) -> list[list[str]]:
    return json.loads(page.evaluate(STORED))


def press_like_and_wait(page: Page) -> None:
    """Let htmx exchange a part of the page, which is when it would remember the page before."""
    with page.expect_response(lambda answer: "/like/" in answer.url):
        page.get_by_role("button", name="Like", exact=False).first.click()


def test_nothing_private_stays_in_the_browser_after_signing_out(
    open_as: OpenAs, ana: Member, bo: Member, cleo: Member, mia: Member
) -> None:
    world = a_world(ana, bo, cleo, mia, make_member("samuel", "Sam Suspended"))
    page = open_as(world.bo, size=DESK)
    page.goto(world.talked_about.get_absolute_url())
    page.goto(world.plain.get_absolute_url())
    press_like_and_wait(page)
    before = session_of(page.context)
    for address in PRIVATE:
        page.goto(address)
        path = [[ADDRESS, address]]
        assert stored(page) in ([], path), address
    page.goto("/accounts/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("link", name="Sign in").first).to_be_visible()
    assert stored(page) == []
    # What is left, if anything, holds the words that one has signed out.
    assert session_of(page.context) != before
    # The page that asked whether to sign out has nothing to ask any more; those before it are closed.
    page.go_back()
    for _step in range(3):
        page.go_back()
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
        expect(page.get_by_text(world.bo.display_name)).to_have_count(0)


def session_of(context: BrowserContext) -> str:
    return next((cookie["value"] for cookie in context.cookies() if cookie["name"] == "sessionid"), "")


def test_the_rules_hold_in_the_rooms_of_the_admin(
    open_as: OpenAs, ana: Member, bo: Member, cleo: Member, mia: Member, ada: Member, troubles: list[str]
) -> None:
    """Wherever something were against the policy, or a feature unknown, the browser would say so; see `watch`."""
    world = a_world(ana, bo, cleo, mia, make_member("samuel", "Sam Suspended"))
    page = open_as(ada, size=DESK)
    warnings: list[str] = []
    page.on("console", lambda message: warnings.append(message.text) if "olicy" in message.text else None)
    for address in rooms(world):
        answer = page.goto(address)
        assert answer is not None and answer.status == 200, address
        page.wait_for_load_state("networkidle")
        assert troubles == [], address
    assert warnings == []


def rooms(world: World) -> list[str]:
    front = Site.objects.get(is_default_site=True).root_page_id
    report = Report.objects.get(pk=world.report.pk)
    return [
        "/admin/",
        f"/admin/pages/{front}/",
        f"/admin/pages/{front}/edit/",
        f"/admin/pages/{front}/view_draft/",
        f"/admin/pages/{front}/history/",
        f"/admin/pages/{WagtailPage.objects.get(slug='about').pk}/edit/",
        "/admin/images/add/",
        "/admin/documents/add/",
        "/admin/reports/site-history/",
        "/admin/settings/home/communitysettings/",
        "/admin/users/",
        "/admin/moderation/reports/",
        f"/admin/moderation/cases/{report.case_id}/",
        f"/admin/moderation/members/{world.ana.pk}/",
        f"/admin/bulk/moderation/case/remove/?id={report.case_id}",
    ]


def test_pages_of_the_community_name_only_features_the_browser_knows(open_as: OpenAs, ana: Member) -> None:
    page = open_as(ana)
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    for address in ("/latest/", "/posts/new/", "/settings/"):
        page.goto(address)
    assert [words for words in heard if "olicy" in words or "feature" in words] == []
