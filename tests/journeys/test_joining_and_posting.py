"""From a stranger to a first post: what a new member does on a phone."""

import re
from pathlib import Path

from django.core import mail
from django.test import Client
from playwright.sync_api import Page, expect

from community.posts.models import Post
from tests.journeys.photos import (
    AS_TAKEN,
    QUARTERS,
    a_heic,
    a_jpeg_with_its_place,
    a_turned_jpeg,
    size_shown,
)
from tests.pictures.samples import CANARY

DESCRIPTIONS = ["The loom, warped.", "Standing by the window.", "Where the wool comes from."]


def test_a_stranger_joins_posts_three_phone_photos_and_finds_them_in_latest(page: Page, media: Path) -> None:
    join(page)
    write_post(page)
    page.get_by_role("button", name="Post it").last.click()

    expect(page.get_by_role("heading", name="Three photos from my phone", level=1)).to_be_visible()
    pictures = page.locator(".postpage article > figure img, .gallery img")
    expect(pictures).to_have_count(3)
    for picture, words in zip(pictures.all(), DESCRIPTIONS, strict=True):
        expect(picture).to_have_attribute("alt", words)
        width, height = size_shown(picture)
        assert (width < height) == (words == DESCRIPTIONS[1])
        assert picture.evaluate(QUARTERS) == AS_TAKEN

    page.get_by_role("navigation", name="Main, at the foot of the screen").get_by_role(
        "link", name="Latest"
    ).click()
    card = page.get_by_role("article", name="Three photos from my phone")
    expect(card.get_by_role("link", name="weaving")).to_be_visible()
    assert size_shown(card.locator("img").nth(1))[0] > 0
    assert_nothing_tells_the_place(media)


def join(page: Page) -> None:
    page.goto("/")
    page.get_by_role("banner").get_by_role("link", name="Join").click()
    page.get_by_label("Email").fill("newcomer@example.org")
    page.get_by_label("Handle").fill("newcomer")
    page.get_by_label("Password").fill("a warp and a weft and a shuttle")
    page.get_by_role("button", name="Make my account").click()
    expect(page.get_by_role("heading", name="Look in your mail")).to_be_visible()
    (message,) = mail.outbox
    assert message.to == ["newcomer@example.org"]
    code = re.search(r"^ {4}(\S+)$", message.body, re.M)
    page.get_by_label("Code").fill(code[1])
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_text("You’re in.")).to_be_visible()


def write_post(page: Page) -> None:
    page.get_by_role("navigation", name="Main, at the foot of the screen").get_by_role(
        "link", name="Post"
    ).click()
    page.get_by_label("Title").fill("Three photos from my phone")
    page.get_by_label("What did you make, or find out?").fill("All taken **this morning**.")
    page.locator("#id_files").set_input_files([a_heic(), a_turned_jpeg(), a_jpeg_with_its_place()])
    rows = page.get_by_role("list", name="Pictures in this post, in order").get_by_role("textbox")
    expect(rows).to_have_count(3, timeout=60_000)
    expect(page.get_by_text("0 of 3 pictures described")).to_be_visible()
    for number, words in enumerate(DESCRIPTIONS, start=1):
        page.get_by_label(f"Description of picture {number}").fill(words)
    expect(page.get_by_text("pictures described")).to_be_hidden()
    tags = page.get_by_role("combobox", name="Tags")
    tags.fill("weaving, first try,")
    expect(page.get_by_role("button", name="Remove tag weaving")).to_be_visible()


def assert_nothing_tells_the_place(media: Path) -> None:
    post = Post.objects.get()
    files = [path for path in media.rglob("*") if path.is_file()]
    assert len(files) == sum(2 * len(picture.widths) + 1 for picture in post.pictures.all())
    visitor = Client()
    for path in files:
        served = visitor.get(f"/media/{path.relative_to(media)}")
        assert served.status_code == 200
        content = b"".join(served.streaming_content)
        assert content == path.read_bytes()
        assert CANARY.encode() not in content
        assert b"Exif" not in content
