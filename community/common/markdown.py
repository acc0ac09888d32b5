"""From what members type to the HTML that is shown: CommonMark without raw HTML, then a short allow-list.

Both steps stand alone: either would keep script out. What is stored is the source, the HTML and the version.
"""

import functools
import html as html_entities
import re

import nh3
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

from community.common.markdown_hosts import name_hidden_hosts
from community.common.markdown_mentions import link_mentions
from community.common.markdown_rules import MENTION_CLASS, fold_headings, is_followable

# Raise this when the output changes, so that stored HTML can be drawn anew.
RENDERER_VERSION = 1

ALLOWED_TAGS = {
    "p",
    "br",
    "strong",
    "em",
    "s",
    "a",
    "ul",
    "ol",
    "li",
    "blockquote",
    "code",
    "pre",
    "h2",
    "h3",
    "hr",
}
ALLOWED_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
ALLOWED_CLASSES = {"a": {MENTION_CLASS}}
ALLOWED_SCHEMES = {"http", "https", "mailto"}
LINK_REL = "nofollow ugc noopener"
# Deep nesting costs time and nobody reads it.
MAX_NESTING = 20
# Where one line ends and the next begins once the tags are gone.
_BREAKS = re.compile(r"<(?:/(?:p|li|h2|h3|blockquote|pre)|br|hr)\b[^>]*>")


class MembersMarkdown(MarkdownIt):
    """CommonMark whose links lead where they seem to."""

    def validateLink(self, url: str) -> bool:
        return is_followable(url)

    def normalizeLinkText(self, link: str) -> str:
        """Show a bare address as it is followed: look-alike letters then give themselves away."""
        return link


@functools.cache
def _parser() -> MarkdownIt:
    parser = MembersMarkdown(
        "commonmark", {"html": False, "linkify": True, "breaks": True, "maxNesting": MAX_NESTING}
    )
    parser.enable(["linkify", "strikethrough"])
    # Pictures belong to the post, with a description; a picture by address would call another host.
    parser.disable(["image", "html_block", "html_inline"])
    parser.inline.ruler.push("mention", link_mentions)
    parser.core.ruler.push("fold_headings", fold_headings)
    parser.core.ruler.push("name_hidden_hosts", name_hidden_hosts)
    return parser


def render_markdown(source: str) -> SafeString:
    """Return the HTML of a member's Markdown, safe to put on a page as it is."""
    return cleaned_html(_parser().render(source))


def cleaned_html(html: str) -> SafeString:
    """Return HTML with nothing left that is not on the allow-list.

    Stored HTML passes here again when it is shown, so that a list made stricter holds for what was written before.
    """
    return SafeString(
        nh3.clean(
            html,
            tags=ALLOWED_TAGS,
            attributes=ALLOWED_ATTRIBUTES,
            allowed_classes=ALLOWED_CLASSES,
            attribute_filter=_without_odd_addresses,
            url_schemes=ALLOWED_SCHEMES,
            link_rel=LINK_REL,
        )
    )


def plain_text(html: str) -> str:
    """Return the words of rendered HTML without any markup, on one line, for excerpts and descriptions."""
    words = html_entities.unescape(nh3.clean(_BREAKS.sub(" ", html), tags=set()))
    return " ".join(words.split())


def count_links(html: str) -> int:
    """Return how many links lead out of rendered HTML; mentions stay on the site and do not count."""
    return html.count("<a ") - html.count(f'class="{MENTION_CLASS}"')


def _without_odd_addresses(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "href" and not is_followable(value):
        return None
    return value
