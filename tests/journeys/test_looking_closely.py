"""The pictures of a post, one at a time: by keyboard, by swiping, and with the words for them."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from community.members.models import Member
from community.pictures.descriptions import Description
from community.posts.history import withdraw_version
from community.posts.models import Post
from tests.factories.pictures import a_picture
from tests.factories.posts import a_comment, a_post
from tests.journeys.conftest import DESK, PHONE, OpenAs
from tests.posts.test_history import change

WORDS = ["A bowl.", "A vase.", "A cup."]

SWIPE = """(stage, across) => {
  const box = stage.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const told = (name, x) => stage.dispatchEvent(new PointerEvent(name,
    { bubbles: true, isPrimary: true, pointerId: 7, pointerType: "touch", clientX: x, clientY: y }));
  told("pointerdown", x);
  told("pointerup", x + across);
}"""


@pytest.fixture
def post(ana: Member) -> Post:
    return a_post(ana, title="Three pots", pictures=[a_picture(ana, alt_text=words) for words in WORDS])


def shows(page: Page, number: int) -> Locator:
    dialog = page.get_by_role("dialog", name="Pictures of this post")
    expect(dialog.get_by_role("img", name=WORDS[number - 1])).to_be_visible()
    expect(dialog.get_by_role("status")).to_have_text(f"Picture {number} of 3: {WORDS[number - 1]}")
    return dialog


def test_the_pictures_of_a_post_are_looked_at_by_keyboard(page: Page, post: Post) -> None:
    page.goto(post.get_absolute_url())
    second = page.locator("[data-lightbox='2']")
    second.focus()
    page.keyboard.press("Enter")
    shows(page, 2)
    for key, number in (("ArrowRight", 3), ("ArrowRight", 1), ("ArrowLeft", 3), ("Home", 1), ("End", 3)):
        page.keyboard.press(key)
        shows(page, number)
    dialog = shows(page, 3)
    dialog.get_by_role("button", name="Previous picture").press("Enter")
    shows(page, 2)
    dialog.get_by_text("Description").press("Enter")
    expect(dialog.get_by_role("paragraph").filter(has_text="A vase.").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(second).to_be_focused()


def test_a_swipe_leads_on_and_back(page: Page, post: Post) -> None:
    page.goto(post.get_absolute_url())
    page.locator("[data-lightbox='1']").click()
    stage = shows(page, 1).locator("[data-stage]")
    for across, number in ((-120, 2), (-120, 3), (120, 2), (20, 2)):
        stage.evaluate(SWIPE, across)
        shows(page, number)
    page.get_by_role("button", name="Close").click()
    expect(page.locator("[data-lightbox='1']")).to_be_focused()


def test_a_post_with_one_picture_has_nowhere_to_go(page: Page, ana: Member) -> None:
    page.goto(a_post(ana, pictures=[a_picture(ana)]).get_absolute_url())
    page.locator("[data-lightbox]").click()
    dialog = page.get_by_role("dialog", name="Pictures of this post")
    expect(dialog.get_by_role("button", name="Next picture")).to_be_hidden()
    page.keyboard.press("ArrowRight")
    expect(dialog.get_by_role("status")).to_contain_text("Picture 1 of 1")


def test_without_a_script_the_links_lead_to_the_largest_size(open_as: OpenAs, post: Post) -> None:
    page = open_as(java_script_enabled=False)
    page.goto(post.get_absolute_url())
    page.get_by_text("Description").nth(1).click()
    expect(page.get_by_text("A vase.", exact=True)).to_be_visible()
    with page.expect_response("**/media/pictures/**.jpg") as answer:
        page.locator("[data-lightbox='2']").click()
    assert answer.value.status == 200


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_stands_in_the_way_on_the_post_and_its_history(
    open_as: OpenAs, ana: Member, bo: Member, post: Post, theme: str, size: dict[str, int]
) -> None:
    first = post.pictures.first()
    text = "## A list\n\n- one\n\n> quoted\n\n```\n" + "a long line of code " * 12 + "\n```"
    change(post, text=text, tags=["pots"], descriptions={first.pk: Description("A wide bowl.", False)})
    change(post, title="Three pots, fired", text=text.replace("one", "two"))
    withdraw_version(post=post, by=ana, number=2)
    a_post(bo, title="More pots", tags=["pots"], pictures=[a_picture(bo)])
    a_post(ana, title="Before or after")
    a_comment(post, bo)
    page = open_as(ana, size=size, color_scheme=theme)
    post.refresh_from_db()
    for address in (post.get_absolute_url(), f"/posts/{post.pk}/history/", f"/posts/{post.pk}/history/1/"):
        page.goto(address)
        assert problems(page) == []
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    page.goto(post.get_absolute_url())
    page.locator("[data-lightbox='1']").click()
    assert problems(page) == []


def problems(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{page.url} {one['id']}: {[node['html'] for node in one['nodes']]}" for one in found]
