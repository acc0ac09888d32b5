"""Browsers die, sessions end and uploads fail; of what was written at most five seconds go with them."""

import contextlib
import os
import random
import signal
import time

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import BrowserContext, Page, expect

from community.drafts.models import Draft
from community.members.models import Member
from tests.conftest import PASSWORD
from tests.journeys.conftest import OpenAs
from tests.journeys.photos import a_snapshot
from tests.journeys.waiting import until

MISSING_AT_MOST = 5
MOMENTS = 10
WORDS = ["warp", "weft", "heddle", "reed", "shuttle", "bobbin", "selvedge", "treadle"]


class Writer:
    """Types and moves pictures in one page, and remembers what was there at which time."""

    def __init__(self, page: Page, dice: random.Random) -> None:
        self.page, self.dice = page, dice
        self.text = page.locator("#id_text").input_value()
        self.seen = [(time.monotonic(), self.text, pictures_on(page))]

    def write_for(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        self.page.locator("#id_text").press("Control+End")
        while time.monotonic() < end:
            if self.dice.random() < 0.1:
                self.move_a_picture()
            else:
                self.type_a_word()
            self.seen.append((time.monotonic(), self.text, pictures_on(self.page)))

    def type_a_word(self) -> None:
        word = f"{self.dice.choice(WORDS)}{self.dice.randrange(1000)} "
        self.page.locator("#id_text").press_sequentially(word, delay=15)
        self.text += word

    def move_a_picture(self) -> None:
        down = self.page.get_by_role("button", name="Move picture 1 down")
        if down.count():
            down.click()
            self.page.locator("#id_text").press("Control+End")

    def possible_after(self, killed: float) -> tuple[str, list[list[str]]]:
        """The least text that must be left, and the orders of pictures that one may come back to."""
        old = [one for one in self.seen if one[0] <= killed - MISSING_AT_MOST] or self.seen[:1]
        young = [one for one in self.seen if one[0] > killed - MISSING_AT_MOST]
        return old[-1][1].rstrip(), [pictures for _when, _text, pictures in [old[-1], *young]]


def pictures_on(page: Page) -> list[str]:
    keys = "fields => fields.map(field => field.value)"
    return page.locator("input[name=pictures]").evaluate_all(keys)


def kill(page: Page) -> None:
    """End the page's process from outside: none of its scripts gets to say farewell."""
    devtools = page.context.browser.new_browser_cdp_session()
    with page.expect_event("crash"):
        for process in devtools.send("SystemInfo.getProcessInfo")["processInfo"]:
            if process["type"] == "renderer":
                with contextlib.suppress(ProcessLookupError):
                    os.kill(process["id"], signal.SIGKILL)
    devtools.detach()
    page.close()


def go_on(context: BrowserContext) -> Page:
    """Open the composer anew and take everything that is offered."""
    page = context.new_page()
    page.goto("/posts/new/")
    if page.get_by_role("heading", name="Sign in").count():
        page.get_by_label("Email").fill("ana@example.org")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.wait_for_url("**/posts/new/")
    drafts = page.locator("[data-others] li a")
    if drafts.count():
        drafts.first.click()
        page.wait_for_url("**/drafts/*/")
    put_back = page.get_by_role("button", name="Put it back")
    if put_back.is_visible():
        put_back.click()
    return page


@pytest.mark.parametrize("seed", [7])
def test_killed_at_ten_moments_of_writing_at_most_five_seconds_are_missing(
    open_as: OpenAs, ana: Member, seed: int
) -> None:
    dice = random.Random(seed)
    page = open_as(ana)
    context = page.context
    page.goto("/posts/new/")
    page.locator("#id_files").set_input_files([a_snapshot("one.jpg"), a_snapshot("two.jpg")])
    expect(page.locator("input[name=pictures]")).to_have_count(2)
    for _ in range(MOMENTS):
        writer = Writer(page, dice)
        writer.write_for(dice.uniform(0.5, 8))
        killed = time.monotonic()
        kill(page)
        page = go_on(context)
        text, orders = writer.possible_after(killed)
        assert page.locator("#id_text").input_value().startswith(text)
        assert pictures_on(page) in orders
    assert Draft.objects.count() == 1


def test_killed_after_the_session_ended_the_words_are_there_after_signing_in(
    open_as: OpenAs, ana: Member, troubles: list[str]
) -> None:
    dice = random.Random(11)
    page = open_as(ana)
    context = page.context
    page.goto("/posts/new/")
    for _ in range(3):
        writer = Writer(page, dice)
        writer.write_for(dice.uniform(3, 5))
        Session.objects.all().delete()
        writer.write_for(dice.uniform(4, 8))
        killed = time.monotonic()
        kill(page)
        page = go_on(context)
        assert page.locator("#id_text").input_value().startswith(writer.possible_after(killed)[0])
    troubles[:] = [trouble for trouble in troubles if "401" not in trouble]


def test_signing_in_in_a_new_window_is_enough_to_go_on(
    open_as: OpenAs, ana: Member, troubles: list[str]
) -> None:
    page = open_as(ana)
    page.goto("/posts/new/")
    page.locator("#id_text").press_sequentially("Before. ")
    expect(page.get_by_text("Kept as a draft")).to_be_visible()
    Session.objects.all().delete()
    page.locator("#id_text").press_sequentially("After. ")
    expect(page.get_by_text("You’re signed out.")).to_be_visible()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Sign in").click()
    other = opened.value
    other.get_by_label("Email").fill(ana.user.email)
    other.get_by_label("Password").fill(PASSWORD)
    other.get_by_role("button", name="Sign in", exact=True).click()
    expect(other.get_by_role("heading", name="Your drafts")).to_be_visible()
    other.close()
    page.locator("#id_text").press_sequentially("Later.")
    expect(page.get_by_text("Kept as a draft")).to_be_visible(timeout=20_000)
    until(page, lambda: Draft.objects.get().text == "Before. After. Later.")
    troubles[:] = [trouble for trouble in troubles if "401" not in trouble and "403" not in trouble]


def test_an_upload_failing_half_way_and_no_connection_cost_no_word(
    open_as: OpenAs, ana: Member, troubles: list[str]
) -> None:
    page = open_as(ana)
    page.goto("/posts/new/")
    page.route("**/pictures/", lambda route: route.abort())
    page.locator("#id_text").press_sequentially("Written while it fails.")
    page.locator("#id_files").set_input_files([a_snapshot("one.jpg")])
    expect(page.locator("[data-problem]")).to_contain_text("did not arrive")
    page.route("**/drafts/save/", lambda route: route.abort())
    page.locator("#id_text").press_sequentially(" And more.")
    expect(page.get_by_text("Not kept on the site yet")).to_be_visible()
    page.unroute("**/drafts/save/")
    page.unroute("**/pictures/")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("input[name=pictures]")).to_have_count(1)
    expect(page.get_by_text("Kept as a draft")).to_be_visible()
    until(page, lambda: Draft.objects.get().draft_pictures.count() == 1)
    page.reload()
    expect(page.locator("#id_text")).to_have_value("Written while it fails. And more.")
    expect(page.locator("input[name=pictures]")).to_have_count(1)
    troubles[:] = [trouble for trouble in troubles if "ERR_FAILED" not in trouble]


def test_two_devices_with_two_texts_keep_both(open_as: OpenAs, ana: Member, troubles: list[str]) -> None:
    laptop = open_as(ana)
    laptop.goto("/posts/new/")
    laptop.locator("#id_text").press_sequentially("Begun.")
    expect(laptop.get_by_text("Kept as a draft")).to_be_visible()
    phone = open_as(ana)
    phone.goto("/posts/new/")
    phone.get_by_role("link", name="Begun.").click()
    phone.locator("#id_text").press("Control+End")
    phone.locator("#id_text").press_sequentially(" Phone.")
    expect(phone.get_by_text("Kept as a draft")).to_be_visible()
    phone.get_by_role("button", name="Save draft").click()
    until(phone, lambda: Draft.objects.get().text == "Begun. Phone.")
    laptop.locator("#id_text").press_sequentially(" Laptop.")
    expect(laptop.get_by_text("There is another text of this draft")).to_be_visible()
    expect(laptop.get_by_label("The other text")).to_have_value("Begun. Phone.")
    laptop.get_by_role("button", name="Keep mine").click()
    expect(laptop.get_by_text("The other text is among your drafts.")).to_be_visible()
    expect(laptop.locator("#id_text")).to_have_value("Begun. Laptop.")
    assert set(Draft.objects.values_list("text", flat=True)) == {"Begun. Laptop.", "Begun. Phone."}
    troubles[:] = [trouble for trouble in troubles if "409" not in trouble]
