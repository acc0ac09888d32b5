"""The renderer: what members can write, and what nobody can."""

import time

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from community.common.markdown import ALLOWED_TAGS, cleaned_html, count_links, plain_text, render_markdown
from community.common.markdown_mentions import MAX_MENTIONS
from community.common.markdown_rules import is_followable
from tests.common.hostile import hostile_texts, markdown_examples, slow_markdown, xss_payloads

SECONDS_FOR_ONE = 1.0
ALLOWED_ATTRIBUTES = {"href", "title", "rel", "class", "start"}


def strangers(html):
    """What a second parser finds that is not on the list."""
    for tag in BeautifulSoup(html, "html.parser").find_all(True):
        if tag.name not in ALLOWED_TAGS:
            yield tag.name
        yield from (f"{tag.name} {name}" for name in set(tag.attrs) - ALLOWED_ATTRIBUTES)
        if tag.get("class", []) not in ([], ["mention"]):
            yield f"class {tag['class']}"
        if tag.name == "a" and tag.get("rel") != ["nofollow", "ugc", "noopener"]:
            yield f"rel {tag.get('rel')}"
        if "href" in tag.attrs and not is_followable(tag["href"]):
            yield f"href {tag['href']}"


def one_link(html):
    return BeautifulSoup(html, "html.parser").a


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("a **b** *c* ~~d~~ `e`", "<p>a <strong>b</strong> <em>c</em> <s>d</s> <code>e</code></p>\n"),
        ("one\ntwo", "<p>one<br>\ntwo</p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("3. a", '<ol start="3">\n<li>a</li>\n</ol>\n'),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
        (
            "# a\n## b\n### c\n#### d\n###### e",
            "<h2>a</h2>\n<h2>b</h2>\n<h3>c</h3>\n<h3>d</h3>\n<h3>e</h3>\n",
        ),
        ("a\n---", "<h2>a</h2>\n"),
        ("```html\n<h1>x</h1>\n```", "<pre><code>&lt;h1&gt;x&lt;/h1&gt;\n</code></pre>\n"),
        ("<b>x</b> &amp; <", "<p>&lt;b&gt;x&lt;/b&gt; &amp; &lt;</p>\n"),
        ("", ""),
    ],
)
def test_what_members_write(source, html):
    assert render_markdown(source) == html


def test_pictures_by_address_stay_links_and_load_nothing():
    html = render_markdown("![a cat](https://other.example/cat.png)")
    assert "<img" not in html
    assert one_link(html)["href"] == "https://other.example/cat.png"


class TestLinks:
    @pytest.mark.parametrize(
        "address",
        [
            "https://a.example/x?y=1#z",
            "http://a.example",
            "/posts/1/",
            "mailto:ana@a.example",
            "https://münchen.example/",
        ],
    )
    def test_lead_out_or_around_the_site(self, address):
        link = one_link(render_markdown(f"[here]({address})"))
        assert link["href"]
        assert link["rel"] == ["nofollow", "ugc", "noopener"]

    @pytest.mark.parametrize(
        "address",
        [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "https:evil.example",
            "https://good.example@evil.example/",
            "https://evil.example\\@good.example",
            "https://good.example:80@evil.example",
            "evil.example",
            "?next=x",
            "mailto:",
            "https://[half",
            "https://a.example/%0d%0ax",
        ],
    )
    def test_never_lead_where_nobody_would_expect(self, address):
        links = BeautifulSoup(render_markdown(f"[here](<{address}>)"), "html.parser").find_all("a", href=True)
        assert "here" not in [link.text for link in links]
        assert "href" not in cleaned_html(f'<a href="{address}">x</a>')

    def test_words_that_name_another_host_are_followed_by_the_real_one(self):
        assert plain_text(render_markdown("[https://good.example](https://evil.example)")) == (
            "https://good.example (evil.example)"
        )
        assert "evil" not in plain_text(render_markdown("[have a look](https://evil.example)"))
        assert plain_text(render_markdown("[www.a.example/x](https://a.example/y)")) == "www.a.example/x"

    def test_look_alike_letters_give_themselves_away(self):
        assert "xn--80ak6aa92e.com" in plain_text(render_markdown("see http://аррӏе.com"))
        assert "xn--80ak6aa92e.com" in plain_text(render_markdown("http://xn--80ak6aa92e.com/"))

    def test_are_counted_without_mentions(self):
        html = render_markdown("@ana https://a.example [b](https://b.example) <c@c.example>")
        assert count_links(html) == 3


class TestMentions:
    @pytest.mark.parametrize(
        ("source", "handle"),
        [("@ana", "ana"), ("hi @Ana_1!", "ana_1"), ("(@ana)", "ana"), ("**@ana**", "ana"), ("“@ana”", "ana")],
    )
    def test_lead_to_the_member(self, source, handle):
        link = one_link(render_markdown(source))
        assert (link["href"], link["class"]) == (f"/@{handle}/", ["mention"])

    @pytest.mark.parametrize(
        "source",
        ["`@ana`", "```\n@ana\n```", "@an", "x@ana", "@@ana", "@ana@other.example", "\\@ana", "@" + "a" * 31],
    )
    def test_are_not_made_of_everything(self, source):
        assert 'class="mention"' not in render_markdown(source)

    def test_stand_inside_no_other_link(self):
        assert render_markdown("[@ana](https://a.example)").count("<a ") == 1

    def test_are_at_most_twenty(self):
        assert render_markdown("@ana " * 30).count("/@ana/") == MAX_MENTIONS


class TestPlainText:
    def test_keeps_words_whole_and_parts_paragraphs(self):
        html = render_markdown("**b**old\nnext\n\n- a\n- b\n\n# c\n\nd &lt;e&gt;")
        assert plain_text(html) == "bold next a b c d <e>"


def test_nothing_is_left_that_is_not_on_the_list():
    for source in [*xss_payloads(), *(row["text"] for row in hostile_texts()), *markdown_examples()]:
        html = render_markdown(source[:10_000])
        assert list(strangers(html)) == [], source[:200]
        assert cleaned_html(html) == html


def test_html_itself_is_cleaned_the_same_way():
    for payload in xss_payloads():
        html = cleaned_html(payload)
        assert list(strangers(html)) == [], payload
        assert cleaned_html(html) == html


@pytest.mark.parametrize("row", slow_markdown(), ids=lambda row: row["id"])
def test_no_text_takes_long(row):
    started = time.process_time()
    html = render_markdown(row["text"][:10_000])
    assert time.process_time() - started < SECONDS_FOR_ONE
    assert list(strangers(html)) == []


@settings(max_examples=300, derandomize=True, deadline=None, database=None)
@given(st.text(st.sampled_from("ab @*_`[]()<>!#-&;:/\\.\n\"'~|1\t"), max_size=120))
def test_any_jumble_of_marks_is_clean(source):
    html = render_markdown(source)
    assert list(strangers(html)) == []
    assert cleaned_html(html) == html
