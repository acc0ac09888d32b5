"""One case with the keyboard alone: report, claim, message, decision, appeal, another moderator, reversal."""

from datetime import datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.core import mail
from django.utils import timezone
from django.utils.formats import date_format
from playwright.sync_api import Locator, Page, expect

from community.common.mail import site_url
from community.members.models import Member
from community.moderation.models import Case, Decision
from community.notifications.models import Notification
from community.posts.models import Post
from tests.factories.posts import a_post
from tests.journeys.conftest import DESK, OpenAs
from tests.moderation.letters import ANSWER, APPEAL, LETTERS, MESSAGE, REASON, SUBJECTS, THANKS

MOST_STOPS = 200
IS_HERE = "element => element === document.activeElement"


def test_a_case_goes_from_report_to_reversal_by_keyboard(
    open_as: OpenAs, ana: Member, bo: Member, mia: Member, ada: Member
) -> None:
    post = a_post(ana, "These look like something a dog would refuse.", title="Ugly bowls")
    tell(open_as(bo), post)
    at_the_desk = open_as(mia, DESK)
    claim(at_the_desk)
    write_to_author(at_the_desk)
    day = timezone.now()
    decide(at_the_desk, filled("removal", day), filled("outcome", day))
    assert Post.objects.get().is_removed
    appeal(open_as(ana))
    reverse(open_as(ada, DESK), filled("reversal", day))
    assert not Post.objects.get().is_removed
    assert Case.objects.get().state == Case.State.CLOSED
    assert [one.by for one in Decision.objects.order_by("id")] == [mia, ada]
    assert_told({"ana": ana, "bo": bo}, day)


def tab_to(page: Page, goal: Locator, key: str = "Tab") -> None:
    """Go from stop to stop until the goal has the focus."""
    goal.wait_for()
    for _stop in range(MOST_STOPS):
        if goal.evaluate(IS_HERE):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{goal} was not reached in {MOST_STOPS} stops.")


def press(page: Page, goal: Locator, key: str = "Enter") -> None:
    tab_to(page, goal)
    page.keyboard.press(key)


def tell(page: Page, post: Post) -> None:
    page.goto(f"/posts/{post.pk}/report/")
    press(page, page.get_by_role("radio").first, "Space")
    # The last of the rules: from the first one upwards.
    page.keyboard.press("ArrowUp")
    expect(page.get_by_label("Something else")).to_be_checked()
    tab_to(page, page.get_by_label("Anything we should know?"))
    page.keyboard.type("She is a beginner.")
    press(page, page.get_by_role("button", name="Send report"))
    expect(page.get_by_role("status").filter(has_text="Thank you")).to_be_visible()


def claim(page: Page) -> None:
    page.goto("/admin/")
    press(page, page.get_by_role("link", name="Open the queue"))
    expect(page.get_by_role("heading", name="Cases")).to_be_visible()
    # The keys work once their script has come.
    page.wait_for_load_state()
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="Ugly bowls")).to_be_focused()
    page.keyboard.press("c")
    expect(page.get_by_text("This case is yours until")).to_be_visible()
    assert Case.objects.get().state == Case.State.CLAIMED


def write_to_author(page: Page) -> None:
    press(page, page.get_by_text("Write to the author", exact=True))
    tab_to(page, page.get_by_label("Message to the author"))
    page.keyboard.type(MESSAGE)
    press(page, page.locator("#mod-to-author ~ button"))
    expect(page.get_by_text("Sent in the team’s name.").first).to_be_visible()


def decide(page: Page, to_author: str, to_reporter: str) -> None:
    press(page, page.get_by_label("Remove it"), "Space")
    tab_to(page, page.get_by_label("Your reason, as the author will read it"))
    page.keyboard.type(REASON)
    tab_to(page, page.get_by_label("A word to those who reported"))
    page.keyboard.type(THANKS)
    press(page, page.get_by_role("button", name="See what everybody will read"))
    expect(page.get_by_role("heading", name="Ana Author will read")).to_be_visible()
    assert read_in(page) == [one_line(to_author), one_line(to_reporter)]
    press(page, page.get_by_role("button", name="Decide and send"))
    expect(page.get_by_text("Decided. Everybody concerned has been told.")).to_be_visible()


def appeal(page: Page) -> None:
    page.goto("/decisions/")
    tab_to(page, page.get_by_label("Why do you think this was wrong?"))
    page.keyboard.type(APPEAL)
    press(page, page.get_by_role("button", name="Appeal"))
    expect(page.get_by_role("status").filter(has_text="Thank you")).to_be_visible()


def reverse(page: Page, letter: str) -> None:
    page.goto("/admin/")
    press(page, page.get_by_role("link", name="1 appeal waits for an answer"))
    press(page, page.get_by_role("link", name="Post: Removed"))
    press(page, page.get_by_label("The decision stands"), "Space")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Take the decision back")).to_be_checked()
    tab_to(page, page.get_by_label("Your reason, as they will read it"))
    page.keyboard.type(ANSWER)
    press(page, page.get_by_role("button", name="See what they will read"))
    expect(page.locator(".mod-letter")).to_be_visible()
    assert read_in(page) == [one_line(letter)]
    press(page, page.get_by_role("button", name="Decide and send"))
    expect(page.get_by_text("Answered. Everybody concerned has been told.")).to_be_visible()


def filled(name: str, day: datetime) -> str:
    """Return a letter with the days and addresses of today."""
    text = next(text for _who, _kind, key, text in LETTERS if key == name)
    in_a_month = date_format(timezone.localtime(day + timedelta(days=30)), "j F Y")
    return text.format(
        deleted=in_a_month,
        until=in_a_month,
        where=site_url("/decisions/"),
        address=parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
    )


def one_line(words: str) -> str:
    return " ".join(words.split())


def read_in(page: Page) -> list[str]:
    return [one_line(words) for words in page.locator(".mod-letter").all_inner_texts()]


def assert_told(people: dict[str, Member], day: datetime) -> None:
    """Compare every notice and every mail there is with the table, in order."""
    expected = [(people[who].pk, kind, filled(key, day)) for who, kind, key, _text in LETTERS]
    told = Notification.objects.filter(kind__in=SUBJECTS).order_by("id")
    for one in told:
        print(one.recipient.handle, one.kind, repr(one.text))
    for one in mail.outbox:
        print(one.to, repr(one.subject), repr(one.body))
    assert [(one.recipient_id, one.kind, one.text) for one in told] == expected
