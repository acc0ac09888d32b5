"""Taking part with the keyboard alone: every stop can be seen, and nothing needs a pointer."""

from playwright.sync_api import Locator, Page, TimeoutError, expect

from community.comments.models import Comment
from community.likes.models import Like
from community.members.models import Member
from tests.conftest import PASSWORD
from tests.factories.posts import a_post
from tests.journeys.names import called
from tests.journeys.photos import a_snapshot

MOST_STOPS = 60

IS_HERE = "element => element === document.activeElement"
# What shows where one is: an outline of its own, or of the box drawn around it, and not all of it under something else.
TROUBLE_WITH_FOCUS = """() => {
  const here = document.activeElement;
  if (here === document.body) return "";
  const place = `${here.outerHTML.slice(0, 120)} on ${location.pathname}`;
  const isDrawn = element => {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && box.width > 8 && box.height > 8;
  };
  const around = [here, here.parentElement, here.closest("label")].filter(Boolean);
  const shown = around.find(element => isDrawn(element));
  if (!shown) return `no outline: ${place}`;
  const box = shown.getBoundingClientRect();
  const isOnTop = (x, y) => {
    const top = document.elementFromPoint(x, y);
    return top && (shown.contains(top) || top.contains(shown));
  };
  const across = [0.1, 0.5, 0.9].map(share => box.left + share * box.width);
  const down = [0.1, 0.5, 0.9].map(share => box.top + share * box.height);
  return across.some(x => down.some(y => isOnTop(x, y))) ? "" : `covered: ${place}`;
}"""


def test_a_member_signs_in_posts_likes_and_comments_by_keyboard(
    page: Page, ana: Member, cleo: Member
) -> None:
    theirs = a_post(ana, title="A bowl with a mended rim")
    sign_in(page, cleo)
    skip_to_the_page(page)
    write_a_post(page)
    like_and_comment(page)
    assert Like.objects.get(member=cleo).post == theirs
    assert Comment.objects.get(author=cleo).post == theirs


def tab_to(page: Page, goal: Locator, key: str = "Tab") -> None:
    """Go from stop to stop until the goal has the focus, seeing each stop."""
    for _stop in range(MOST_STOPS):
        if goal.evaluate(IS_HERE):
            return
        page.keyboard.press(key)
        see_where_one_is(page)
    raise AssertionError(f"{goal} was not reached in {MOST_STOPS} stops.")


def see_where_one_is(page: Page) -> None:
    try:
        # A page that scrolls to the stop takes its time.
        page.wait_for_function(f"() => !({TROUBLE_WITH_FOCUS})()", timeout=3_000)
    except TimeoutError:
        assert page.evaluate(TROUBLE_WITH_FOCUS) == ""


def sign_in(page: Page, member: Member) -> None:
    page.goto("/latest/")
    tab_to(page, page.get_by_role("banner").get_by_role("link", name="Sign in"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Email"))
    page.keyboard.type(member.user.email)
    tab_to(page, page.get_by_label("Password"))
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your feed", exact=True)).to_be_visible()


def skip_to_the_page(page: Page) -> None:
    page.goto("/latest/")
    tab_to(page, page.get_by_role("link", name="Skip to the page"))
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#main').contains(document.activeElement)")


def write_a_post(page: Page) -> None:
    tab_to(page, page.get_by_role("navigation", name="foot of the screen").get_by_role("link", name="Post"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Title"))
    page.keyboard.type("Spoons")
    tab_to(page, page.get_by_label("What did you make, or find out?"))
    page.keyboard.type("Birch, **green**.")
    tab_to(page, page.locator("#id_files"))
    page.locator("#id_files").set_input_files([a_snapshot("one.jpg"), a_snapshot("two.jpg")])
    expect(page.get_by_label("Description of picture 2")).to_be_visible()
    page.locator("#id_files").focus()
    tab_to(page, page.get_by_label("Description of picture 2"), key="Shift+Tab")
    page.keyboard.type("Two spoons on a bench.")
    tab_to(page, page.get_by_role("button", name="Move picture 2 up"), key="Shift+Tab")
    page.keyboard.press("Space")
    expect(page.get_by_label("Description of picture 1")).to_have_value("Two spoons on a bench.")
    assert page.evaluate("document.activeElement.name") == "move"
    tab_to(page, page.get_by_role("checkbox").last)
    page.keyboard.press("Space")
    expect(page.get_by_role("checkbox").last).to_be_checked()
    tab_to(page, page.get_by_role("combobox", name="Tags"))
    page.keyboard.type("wood")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Remove tag wood")).to_be_visible()
    tab_to(page, page.get_by_role("button", name="Post it").last)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Spoons", level=1)).to_be_visible()


def like_and_comment(page: Page) -> None:
    tab_to(page, page.get_by_role("navigation", name="foot of the screen").get_by_role("link", name="Latest"))
    page.keyboard.press("Enter")
    like = page.get_by_role("button", name="A bowl with a mended rim")
    tab_to(page, like)
    page.keyboard.press("Space")
    expect(like).to_have_attribute("aria-pressed", "true")
    expect(like).to_be_focused()
    tab_to(page, page.get_by_role("link", name=called("Comment", "A bowl with a mended rim")))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Join the conversation"))
    page.keyboard.type("The rim is the best part.")
    tab_to(page, page.get_by_role("button", name="Post comment"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("article", name="Comment by Cleo Stranger")).to_be_focused()
