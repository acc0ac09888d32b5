"""`{% picture picture sizes="…" priority=True class="…" %}` in templates."""

from django import template
from django.utils.safestring import SafeString

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
