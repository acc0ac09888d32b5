"""From what members type to the HTML that is shown: CommonMark without raw HTML, then a short allow-list.

Both steps stand alone: either would keep script out. What is stored is the source, the HTML and the version.
"""

import functools
import html as html_entities

import nh3
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

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
ALLOWED_SCHEMES = {"http", "https", "mailto"}
LINK_REL = "nofollow ugc noopener"
# Deep nesting costs time and nobody reads it.
MAX_NESTING = 20


@functools.cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt(
        "commonmark", {"html": False, "linkify": True, "breaks": True, "maxNesting": MAX_NESTING}
    )
    parser.enable(["linkify", "strikethrough"])
    # Pictures belong to the post, with a description; a picture by address would call another host.
    parser.disable(["image", "html_block", "html_inline"])
    return parser


def render_markdown(source: str) -> SafeString:
    """Return the HTML of a member's Markdown, safe to put on a page as it is."""
    html = _parser().render(source)
    for level in ("1", "4", "5", "6"):
        # The page's own heading is h1 and the post's parts start at h2; deeper ones fold into h3.
        shown = "2" if level == "1" else "3"
        html = html.replace(f"<h{level}>", f"<h{shown}>").replace(f"</h{level}>", f"</h{shown}>")
    return SafeString(
        nh3.clean(
            html,
            tags=ALLOWED_TAGS,
            attributes=ALLOWED_ATTRIBUTES,
            url_schemes=ALLOWED_SCHEMES,
            link_rel=LINK_REL,
        )
    )


def plain_text(html: str) -> str:
    """Return the words of rendered HTML without any markup, on one line, for excerpts and descriptions."""
    words = html_entities.unescape(nh3.clean(html.replace("<", " <"), tags=set()))
    return " ".join(words.split())
