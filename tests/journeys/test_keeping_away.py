"""Keeping somebody away: from a card, with the keyboard alone; and without a script, by the same pages."""

import re

from playwright.sync_api import Page, expect

from community.blocks.models import Block, Mute
from community.follows.operations import follow_member
from community.members.models import Member
from tests.factories.posts import a_post
from tests.journeys.conftest import OpenAs
from tests.journeys.test_by_keyboard import tab_to


def test_a_member_blocks_somebody_from_a_card_by_keyboard(open_as: OpenAs, ana: Member, cleo: Member) -> None:
    a_post(ana, title="A bowl with a mended rim")
    follow_member(member=ana, by=cleo)
    page = open_as(cleo)
    page.goto("/feed/")
    opener = page.locator("a[data-menu]").first
    tab_to(page, opener)
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="Ana Author", exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    mute_in(page)
    tab_to(page, dialog.get_by_role("link", name="Block Ana Author"))
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("heading", name="Block Ana Author?")).to_be_focused()
    tab_to(page, dialog.get_by_role("button", name="Block", exact=True))
    page.keyboard.press("Enter")
    expect(page.get_by_text("You block Ana Author.")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/feed/$"))
    expect(page.get_by_text("A bowl with a mended rim")).to_have_count(0)
    assert Block.objects.get().blocked == ana


def mute_in(page: Page) -> None:
    """Mute for a week in the menu, which stays open, and take it back. Each time it begins again at its heading."""
    dialog = page.get_by_role("dialog")
    heading = dialog.get_by_role("heading", name="Ana Author", exact=True)
    expect(heading).to_be_focused()
    tab_to(page, dialog.get_by_role("button", name="1 week").first)
    page.keyboard.press("Enter")
    expect(dialog.get_by_text("Muted until")).to_be_visible()
    expect(heading).to_be_focused()
    assert Mute.objects.get().until is not None
    tab_to(page, dialog.get_by_role("button", name="Unmute"))
    page.keyboard.press("Enter")
    expect(dialog.get_by_text("Muted until")).to_have_count(0)
    expect(heading).to_be_focused()
    assert not Mute.objects.exists()


def test_without_a_script_the_menu_is_a_page(open_as: OpenAs, ana: Member, cleo: Member) -> None:
    a_post(ana, title="A bowl with a mended rim")
    page = open_as(cleo, java_script_enabled=False)
    page.goto("/latest/")
    page.locator("a[data-menu]").first.click()
    page.get_by_role("link", name="Block Ana Author").click()
    expect(page.get_by_role("heading", name="Block Ana Author?")).to_be_visible()
    page.get_by_role("button", name="Block", exact=True).click()
    expect(page.get_by_role("button", name="Unblock")).to_be_visible()
    page.get_by_role("button", name="Unblock").click()
    expect(page.get_by_text("You block nobody")).to_be_visible()
    assert not Block.objects.exists()
