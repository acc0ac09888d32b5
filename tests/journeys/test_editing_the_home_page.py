"""An editor changes the front of the site in the Wagtail admin, and a visitor sees it."""

from playwright.sync_api import Page, expect
from wagtail.models import Site

from community.members.models import Member
from tests.factories.pictures import a_picture
from tests.factories.posts import a_post
from tests.journeys.conftest import DESK, OpenAs

HEADING = "Things worth mending"


def test_an_editor_changes_the_heading_and_picks_a_post(open_as: OpenAs, ana: Member, ed: Member) -> None:
    for number in range(12):
        a_post(ana, f"Spoon number {number}.", title=f"Spoon {number}")
    bowl = a_post(ana, "Gold in the crack.", title="A bowl with a mended rim", pictures=[a_picture(ana)])
    for number in range(12):
        a_post(ana, f"Fork number {number}.", title=f"Fork {number}")
    page = open_as(ed, size=DESK)
    page.goto(f"/admin/pages/{Site.objects.get(is_default_site=True).root_page_id}/edit/")
    change_the_heading(page)
    pick(page, bowl.title)
    publish(page)

    page = open_as()
    page.goto("/")
    expect(page.get_by_role("heading", name=HEADING, level=1)).to_be_visible()
    picked = page.get_by_role("region", name="The editors’ choice")
    expect(picked.get_by_role("link", name=bowl.title)).to_have_attribute("href", bowl.get_absolute_url())
    expect(picked.get_by_role("listitem")).to_have_count(1)


def change_the_heading(page: Page) -> None:
    heading = page.get_by_label("Heading").first
    expect(heading).to_have_value("A place for what we make")
    heading.fill(HEADING)


def pick(page: Page, title: str) -> None:
    """Add a block of picked posts at the end, and find the post by a word of its title."""
    page.get_by_role("button", name="Insert a block").last.click()
    page.get_by_role("option", name="Posts you pick").click()
    block = page.locator("[data-streamfield-child]").filter(has=page.get_by_label("Heading")).last
    block.get_by_label("Heading").fill("The editors’ choice")
    block.get_by_role("button", name="Choose a post").click()
    chooser = page.get_by_role("dialog")
    expect(chooser.get_by_role("link", name="Fork 11")).to_be_visible()
    expect(chooser.get_by_role("link", name=title)).to_have_count(0)
    chooser.get_by_label("Search").fill("mended")
    chooser.get_by_role("link", name=title).click()
    expect(block.get_by_text(title)).to_be_visible()


def publish(page: Page) -> None:
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("has been published.").first).to_be_visible()
