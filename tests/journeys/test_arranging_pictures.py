"""Pictures put in order while a post is written: dragged, pressed, and by keyboard alone."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from community.members.models import Member
from community.pictures.markup import focus_class
from community.posts.models import Post
from tests.factories.pictures import a_picture
from tests.factories.posts import a_post
from tests.journeys.conftest import DESK, OpenAs
from tests.journeys.names import called
from tests.journeys.photos import a_snapshot
from tests.journeys.test_by_keyboard import see_where_one_is, tab_to

WORDS = ["A bowl.", "A vase.", "A cup."]

CHANGES = """() => {
  window.changes = 0;
  document.getElementById("composer").addEventListener("change", () => (window.changes += 1));
}"""


@pytest.fixture
def post(ana: Member) -> Post:
    return a_post(ana, title="Three pots", pictures=[a_picture(ana, alt_text=words) for words in WORDS])


@pytest.fixture
def editing(open_as: OpenAs, ana: Member, post: Post) -> Page:
    page = open_as(ana, size=DESK)
    page.goto(f"/posts/{post.pk}/edit/")
    page.evaluate(CHANGES)
    # Before the script for pictures has come, a press sends the form: right as well, but not what is looked at here.
    expect(page.get_by_role("slider", name="Point of picture 1 that stays")).to_be_attached()
    return page


def rows(page: Page) -> Locator:
    return page.get_by_role("list", name="Pictures in this post, in order").locator("> li")


def words_in_order(page: Page) -> list[str]:
    return [row.locator("textarea").input_value() for row in rows(page).all()]


def drag(page: Page, row: Locator, goal: Locator) -> None:
    row.locator("[data-grip]").hover()
    page.mouse.down()
    box = goal.bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + box["height"] - 10, steps=8)


def save(page: Page) -> None:
    page.get_by_role("button", name="Save changes").last.click()
    expect(page.get_by_role("heading", name="Three pots", level=1)).to_be_visible()


def test_a_picture_is_dragged_to_another_place(editing: Page, post: Post) -> None:
    rows(editing).first.scroll_into_view_if_needed()
    drag(editing, rows(editing).nth(0), rows(editing).nth(1))
    editing.mouse.up()
    assert words_in_order(editing) == ["A vase.", "A bowl.", "A cup."]
    expect(editing.locator("#announcer")).to_have_text("Picture moved to place 2")
    assert editing.evaluate("window.changes") == 1
    save(editing)
    shown = post.pictures.order_by("post_picture__position")
    assert [picture.alt_text for picture in shown] == ["A vase.", "A bowl.", "A cup."]


def test_letting_go_by_escape_leaves_everything_where_it_was(editing: Page) -> None:
    rows(editing).first.scroll_into_view_if_needed()
    drag(editing, rows(editing).nth(0), rows(editing).nth(1))
    editing.keyboard.press("Escape")
    editing.mouse.up()
    assert words_in_order(editing) == WORDS and editing.evaluate("window.changes") == 0


def test_one_press_makes_a_picture_the_cover(editing: Page) -> None:
    editing.get_by_role("button", name=called("Make it the cover", "picture 3")).click()
    assert words_in_order(editing) == ["A cup.", "A bowl.", "A vase."]
    expect(rows(editing).first.get_by_text("Cover", exact=True)).to_be_visible()
    expect(rows(editing).first.get_by_role("button", name="Move picture 1 down")).to_be_focused()
    assert editing.evaluate("window.changes") == 1


def test_the_point_that_stays_is_pressed_or_moved_by_arrows(editing: Page, post: Post) -> None:
    point = editing.get_by_role("slider", name="Point of picture 1 that stays")
    frame = rows(editing).first.locator("[data-frame]")
    frame.scroll_into_view_if_needed()
    box = frame.bounding_box()
    editing.mouse.click(box["x"] + box["width"] * 0.1, box["y"] + box["height"] * 0.9)
    expect(point).to_be_focused()
    across, down = map(int, re.findall(r"\d+", point.get_attribute("aria-valuetext")))
    assert abs(across - 10) <= 3 and abs(down - 90) <= 3
    for key in ("ArrowRight", "ArrowUp", "ArrowUp"):
        editing.keyboard.press(key)
    told = f"{across + 5} percent from the left, {down - 10} percent from the top"
    expect(point).to_have_attribute("aria-valuetext", told)
    save(editing)
    first = post.pictures.order_by("post_picture__position").first()
    assert (first.focus_x, first.focus_y) == (across + 5, down - 10)
    editing.goto("/latest/")
    crop = editing.locator(".entry .picture").first
    assert crop.get_attribute("class") == f"picture{focus_class(first)}"
    place = crop.locator("img").evaluate("image => getComputedStyle(image).objectPosition")
    assert place.startswith("0% ") and place != "0% 50%"


def test_three_photos_are_posted_by_keyboard_alone(open_as: OpenAs, ana: Member) -> None:
    page = open_as(ana, size=DESK)
    page.goto("/posts/new/")
    tab_to(page, page.get_by_label("Title"))
    page.keyboard.type("Three pots")
    tab_to(page, page.locator("#id_files"))
    # The browser's own window for choosing files is out of a test's reach.
    page.locator("#id_files").set_input_files([a_snapshot(f"{number}.jpg") for number in range(3)])
    expect(rows(page).locator("textarea")).to_have_count(3)
    page.locator("#id_title").focus()
    for number, words in enumerate(WORDS, start=1):
        tab_to(page, page.get_by_label(f"Description of picture {number}"))
        page.keyboard.type(words)
    tab_to(page, page.get_by_role("slider", name="Point of picture 3 that stays"), key="Shift+Tab")
    page.keyboard.press("ArrowDown")
    tab_to(page, page.get_by_role("button", name=called("Make it the cover", "picture 3")))
    page.keyboard.press("Space")
    see_where_one_is(page)
    assert words_in_order(page) == ["A cup.", "A bowl.", "A vase."]
    tab_to(page, page.get_by_role("button", name="Post it").last)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Three pots", level=1)).to_be_visible()
    shown = list(Post.objects.get().pictures.order_by("post_picture__position"))
    assert [picture.alt_text for picture in shown] == ["A cup.", "A bowl.", "A vase."]
    assert (shown[0].focus_x, shown[0].focus_y) == (50, 55)
