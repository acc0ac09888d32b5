"""Hostile words through the real form and the real page: nothing breaks, nothing runs, nothing leaks out of its place."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from community.common.markdown import ALLOWED_TAGS
from community.posts.models import Post
from tests.common.hostile import hostile_texts, xss_payloads
from tests.factories.posts import a_post

pytestmark = pytest.mark.django_db

SAMPLES = Path(__file__).parents[1] / "samples"
TITLE_AND_TAGS = ('"><script>alert(1)</script>', "<img src=x onerror=alert(1)>", "{{ 7|add:7 }}")


def prose(page):
    return BeautifulSoup(page, "html.parser").select_one(".prose")


def test_no_text_breaks_the_composer_or_the_post(ana, client_for, no_rate_limits):
    client = client_for(ana)
    for row in hostile_texts():
        words = row["text"][:50_000]
        everywhere = {"text": words, "title": words[:150], "tags": words[:50]}
        answer = client.post("/posts/new/", everywhere)
        assert answer.status_code in (302, 422), row["id"]
        if answer.status_code == 302:
            assert client.get(answer["Location"]).status_code == 200, row["id"]
        else:
            assert client.post("/posts/new/", {"text": words}).status_code in (302, 422), row["id"]


def test_no_body_is_an_error(ana, client_for):
    client = client_for(ana)
    for body in (
        b"title=\xff\xfe&text=\xff",
        b"&" * 5000,
        b"text=%zz%",
        b"text=a%00b",
        b'{"text": "x"}',
        b"",
    ):
        for kind in (
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/json",
        ):
            assert client.post("/posts/new/", body, content_type=kind).status_code < 500
    many = b"&".join(b"a%d=1" % number for number in range(500))
    answer = client.post("/posts/new/", many, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 400
    assert client.post("/posts/new/", {"text": "x" * 1_100_000}).status_code in (400, 413, 422)


def test_payloads_stay_words_on_the_page(ana, visitor):
    """Every payload through the text of a post, twenty to a post to save time."""
    payloads = xss_payloads()
    for start in range(0, len(payloads), 20):
        text = "\n\n".join(payloads[start : start + 20])[:9_000]
        Post.objects.all().delete()
        page = visitor.get(
            a_post(by=ana, text=text.replace("http", "hxxp")).get_absolute_url()
        ).content.decode()
        for tag in prose(page).find_all(True):
            assert tag.name in ALLOWED_TAGS
            assert set(tag.attrs) <= {"href", "title", "rel", "class", "start"}
            assert tag.get("href", "/").startswith(("https://", "http://", "mailto:", "/"))


@pytest.mark.parametrize("payload", TITLE_AND_TAGS)
def test_titles_and_names_are_words_everywhere_on_the_page(ana, visitor, payload):
    ana.display_name = payload[:60]
    ana.save()
    page = visitor.get(a_post(by=ana, title=payload, text=payload).get_absolute_url()).content.decode()
    soup = BeautifulSoup(page, "html.parser")
    assert payload in soup.h1.text
    # Data for search engines stands in a script element, but no browser runs it; its words must not end it either.
    inline = [script for script in soup.find_all("script") if not script.get("src")]
    assert [script.get("type") for script in inline] == ["application/ld+json"]
    assert json.loads(inline[0].string)["headline"] == payload
    assert not soup.select("[onerror]")


def test_the_samples_are_there():
    assert len(json.loads((SAMPLES / "hostile_texts.json").read_text())) > 30
