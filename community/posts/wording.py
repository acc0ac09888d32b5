"""The words of a post, checked and rendered before anything is stored."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.common.markdown import RENDERER_VERSION, count_links, plain_text, render_markdown
from community.common.text import clean_text
from community.posts.errors import PostRefused
from community.posts.models import EXCERPT_MAX_LENGTH, TEXT_MAX_LENGTH, TITLE_MAX_LENGTH, Post

MAX_LINKS = 20


@dataclass(frozen=True)
class Wording:
    """What a post says, in every form that is stored. The names are those of the post's fields."""

    title: str
    text: str
    text_html: str
    excerpt: str
    renderer_version: int = RENDERER_VERSION


def checked_wording(title: str, text: str) -> Wording:
    """Clean, measure and render what was typed. Raises PostRefused."""
    title = _checked(title, TITLE_MAX_LENGTH, _("The title"))
    text = _checked(text, TEXT_MAX_LENGTH, _("The text"), multiline=True)
    html = render_markdown(text)
    links = count_links(html)
    if links > MAX_LINKS:
        message = ngettext(
            "A post can have up to %(limit)d links; this one has %(links)d.",
            "A post can have up to %(limit)d links; this one has %(links)d.",
            MAX_LINKS,
        )
        raise PostRefused(message % {"limit": MAX_LINKS, "links": links})
    return Wording(title=title, text=text, text_html=html, excerpt=shortened(plain_text(html)))


def put_wording(post: Post, wording: Wording) -> list[str]:
    """Set the fields of a post without saving it; returns their names."""
    names = list(vars(wording))
    for name in names:
        setattr(post, name, getattr(wording, name))
    return names


def shortened(words: str, limit: int = EXCERPT_MAX_LENGTH) -> str:
    """Return the words, cut after a whole one where they are too many, with an ellipsis to say so."""
    if len(words) <= limit:
        return words
    cut = words[: limit - 1]
    whole, _space, _rest = cut.rpartition(" ")
    return f"{(whole if len(whole) > limit // 2 else cut).rstrip(' ,.;:–-')}…"


def _checked(typed: str, limit: int, what: str, *, multiline: bool = False) -> str:
    try:
        text = clean_text(typed, multiline=multiline)
    except ValidationError as error:
        raise PostRefused(error.messages[0]) from error
    if len(text) > limit:
        message = _("%(what)s can have up to %(limit)s characters; this has %(length)s.")
        raise PostRefused(message % {"what": what, "limit": f"{limit:,}", "length": f"{len(text):,}"})
    return text
