"""Every kind of page, by axe, in both themes, at three widths, and watched for whatever else may go wrong."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, Route, expect

from community.members.models import Member
from tests.conftest import PASSWORD, make_member
from tests.factories.worlds import World, a_world
from tests.journeys.conftest import OpenAs
from tests.journeys.inspection import Inspection

# Notes how far things jumped and which. What happens before the page is drawn in its own letters is not about pictures.
WATCH_SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) {
    const nodes = entry.sources.map(({ node }) => (node?.outerHTML ?? node?.textContent ?? "gone").slice(0, 80));
    window.shifts.push({ value: entry.value, nodes });
  }
}).observe({ type: "layout-shift", buffered: true });
"""
PAINTED = (
    "document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => setTimeout(done))))"
)
ALL_LOADED = "[...document.images].every(image => image.complete && image.naturalWidth > 0)"


@pytest.fixture
def world(ana: Member, bo: Member, cleo: Member, mia: Member) -> World:
    return a_world(ana, bo, cleo, mia, make_member("samuel", "Sam Suspended"))


@pytest.fixture
def inspection(troubles: list[str]) -> Inspection:
    return Inspection(troubles)


def look_at_all(inspection: Inspection, page: Page, addresses: Iterable[str]) -> None:
    for address in addresses:
        response = page.goto(address)
        assert response is not None
        assert response.status == 200, f"{address}: {response.status}"
        inspection.look_at(page, address)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).last.click()


def test_what_a_visitor_reads(open_as: OpenAs, inspection: Inspection, world: World) -> None:
    page = open_as()
    talk = world.talked_about.get_absolute_url()
    addresses = [
        "/",
        "/latest/",
        "/tags/",
        "/tags/kites/",
        talk,
        "/@ana/",
        "/@cleo/",
        "/house-rules/",
        "/about/",
    ]
    look_at_all(inspection, page, addresses)
    look_at_all(inspection, page, ["/@ana/followers/", f"/posts/{world.talked_about.pk}/comments/"])
    assert page.context.cookies() == []
    inspection.tell()


def test_nothing_jumps_when_pictures_arrive(open_as: OpenAs, world: World) -> None:
    page = open_as()
    page.context.add_init_script(WATCH_SHIFTS)
    for address in ("/", world.talked_about.get_absolute_url(), "/latest/", "/@ana/"):
        with pictures_late(page):
            page.goto(address, wait_until="domcontentloaded")
            page.evaluate(PAINTED)
            page.evaluate("window.shifts.length = 0")
        pictures = page.locator("main img")
        for picture in pictures.all():
            picture.scroll_into_view_if_needed()
        page.wait_for_function(ALL_LOADED)
        assert pictures.count() > 0
        shifts = page.evaluate("window.shifts")
        assert sum(shift["value"] for shift in shifts) < 0.02, (address, shifts)


@contextmanager
def pictures_late(page: Page) -> Iterator[None]:
    """Let pictures arrive only after the page has been drawn without them."""
    held: list[Route] = []
    page.route("**/media/**", lambda route: held.append(route))
    yield
    assert held
    for route in held:
        route.continue_()
    page.unroute("**/media/**")


def test_how_people_come_in(open_as: OpenAs, inspection: Inspection, world: World) -> None:
    page = open_as()
    look_at_all(
        inspection, page, ["/accounts/login/", "/accounts/signup/", "/accounts/password/reset/", "/goodbye/"]
    )
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill("nobody@example.org")
    page.get_by_label("Password").fill("not the password of anybody")
    press(page, "Sign in")
    expect(page.get_by_role("alert").first).to_be_visible()
    inspection.look_at(page, "sign-in, refused")
    page.goto("/accounts/signup/")
    page.get_by_label("Handle").fill("ana")
    page.get_by_label("Password").fill("short")
    press(page, "Make my account")
    expect(page.get_by_text("This needs another look")).to_be_visible()
    inspection.look_at(page, "joining, refused")
    page.get_by_label("Email").fill("newcomer@example.org")
    page.get_by_label("Handle").fill("newcomer")
    page.get_by_label("Password").fill("a warp and a weft and a shuttle")
    press(page, "Make my account")
    expect(page.get_by_role("heading", name="Look in your mail")).to_be_visible()
    inspection.look_at(page, "the code")
    page.get_by_label("Code").fill("WRONG1")
    press(page, "Confirm")
    expect(page.get_by_text("This isn’t the code we sent.").first).to_be_visible()
    inspection.look_at(page, "the code, refused")
    page.goto("/accounts/password/reset/")
    page.get_by_label("Email").fill("ana@example.org")
    page.get_by_role("main").get_by_role("button").last.click()
    expect(page).to_have_url("/accounts/password/reset/done/")
    inspection.look_at(page, "reset, sent")
    inspection.tell()


def test_what_a_member_sees(open_as: OpenAs, inspection: Inspection, world: World) -> None:
    page = open_as(world.bo)
    talk, number = world.talked_about.get_absolute_url(), world.talked_about.pk
    branch = f"/posts/{number}/comments/{world.deep.pk}/"
    look_at_all(inspection, page, ["/", "/feed/", talk, branch, "/@ana/", "/notifications/"])
    look_at_all(inspection, page, ["/@ana/following/", f"/posts/{number}/report/", "/@ana/report/"])
    own = [f"/comments/{world.by_bo.pk}/{deed}/" for deed in ("reply", "edit", "delete")]
    look_at_all(inspection, page, own)
    press_report(page, number)
    inspection.look_at(page, "report, refused")
    inspection.tell()


def press_report(page: Page, number: int) -> None:
    page.goto(f"/posts/{number}/report/")
    press(page, "Send report")
    expect(page.get_by_text("This needs another look")).to_be_visible()


def test_what_an_author_sees(open_as: OpenAs, inspection: Inspection, world: World) -> None:
    page = open_as(world.ana)
    number = world.talked_about.pk
    look_at_all(inspection, page, [world.talked_about.get_absolute_url(), "/@ana/", f"/posts/{number}/edit/"])
    look_at_all(inspection, page, [f"/posts/{number}/delete/", world.held.get_absolute_url()])
    look_at_all(inspection, page, [world.removed.get_absolute_url(), "/notifications/"])
    page.goto(world.talked_about.get_absolute_url())
    page.locator(".post-foot").get_by_role("link", name="Delete").click()
    expect(page.get_by_role("dialog", name="Delete this post?")).to_be_visible()
    inspection.look_at(page, "the question before a post goes")
    page.goto("/posts/new/")
    press(page, "Post it")
    expect(page.get_by_text("There’s nothing to post yet.")).to_be_visible()
    inspection.look_at(page, "composer, refused")
    inspection.tell()


def test_what_somebody_new_sees(open_as: OpenAs, inspection: Inspection, world: World) -> None:
    page = open_as(world.cleo)
    look_at_all(
        inspection, page, ["/feed/", "/notifications/", "/@cleo/", "/@cleo/followers/", "/@cleo/following/"]
    )
    look_at_all(inspection, page, ["/posts/new/", world.plain.get_absolute_url()])
    settings = [
        "/settings/",
        "/settings/profile/",
        "/accounts/email/",
        "/accounts/logout/",
    ]
    look_at_all(inspection, page, settings)
    page.goto("/settings/leave/")
    expect(page.get_by_role("heading", name="Is it you?")).to_be_visible()
    inspection.look_at(page, "asked for the password again")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Go on")
    expect(page.get_by_role("button", name="Leave, and delete")).to_be_visible()
    inspection.look_at(page, "leaving")
    look_at_all(inspection, page, ["/settings/data/", "/settings/export/", "/accounts/password/change/"])
    inspection.tell()


def test_what_goes_wrong_says_so_well(
    open_as: OpenAs, inspection: Inspection, world: World, settings
) -> None:
    settings.ROOT_URLCONF = "tests.journeys.error_addresses"
    for member in (None, world.cleo):
        page = open_as(member)
        for status in (400, 403, 404, 413, 429, 500, 503):
            response = page.goto(f"/broken/{status}/")
            assert response.status == status
            heard = [trouble for trouble in inspection.troubles if "status of 50" not in trouble]
            inspection.troubles[:] = heard
            inspection.look_at(page, f"{status} for {member or 'a visitor'}")
    page = open_as(world.sam)
    assert page.goto("/latest/").status == 403
    inspection.look_at(page, "suspended")
    inspection.tell()
