"""How a post will look, before it is one."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from community.common.markdown import render_markdown
from community.posts.forms.composer import ComposerForm


@dataclass(frozen=True)
class Preview:
    """The title and the text as the post would show them; `problem` is a sentence when it cannot be shown."""

    title: str
    html: SafeString | str
    problem: str = ""


def previewed(form: ComposerForm) -> Preview:
    """Draw the typed text with the renderer of the post itself; too long a text is not drawn at all."""
    form.full_clean()
    for name in ("text", "title"):
        if name in form.errors:
            return Preview("", "", problem=str(form.errors[name][0]))
    return Preview(form.cleaned_data["title"], render_markdown(form.cleaned_data["text"]))
