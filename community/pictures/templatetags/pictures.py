"""`{% picture picture sizes="…" priority=True class="…" %}` in templates, and what the form for a picture needs."""

from django import template
from django.utils.safestring import SafeString

from community.pictures.focus import focus_of
from community.pictures.focus_names import FocusChoice, choices_for
from community.pictures.markup import DEFAULT_SIZES, picture_html, thumbnail_html
from community.pictures.models import Picture

register = template.Library()


@register.simple_tag(name="picture")
def picture_tag(
    picture: Picture, sizes: str = DEFAULT_SIZES, priority: bool = False, **attributes: str
) -> SafeString:
    """Return the finished `<picture>`; the one attribute known is `class`."""
    return picture_html(picture, sizes, priority=priority, css_class=attributes.get("class", ""))


@register.simple_tag
def picture_thumbnail(picture: Picture) -> SafeString:
    """Return a small picture for the form in which it is described."""
    return thumbnail_html(picture)


@register.simple_tag
def focus_choices(picture: Picture) -> list[FocusChoice]:
    """Return the points of a picture that can be chosen by name, and the one chosen where it has none."""
    return choices_for(focus_of(picture))
