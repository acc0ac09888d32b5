"""A picture as finished HTML, for pages and for the cards of the feeds."""

from typing import TYPE_CHECKING

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from community.pictures.addresses import Candidates, sources

if TYPE_CHECKING:
    from community.pictures.models import Picture

DEFAULT_SIZES = "(width >= 46rem) 46rem, 100vw"


def alternative_text(picture: "Picture") -> str:
    """Return what stands for the picture; nothing only when its owner said it is decoration."""
    if picture.is_decorative:
        return ""
    return picture.alt_text or _("Picture without a description yet")


def picture_html(
    picture: "Picture", sizes: str = DEFAULT_SIZES, *, priority: bool = False, css_class: str = ""
) -> SafeString:
    """Return the `<picture>` with its placeholder colour; `priority` is for the first picture one sees of a page."""
    found = sources(picture)
    return format_html(
        '<span class="picture{css_class}{focus}">'
        '<svg class="tone" aria-hidden="true"><rect width="100%" height="100%" fill="{colour}"/></svg>'
        '<picture><source type="image/avif" srcset="{avif}" sizes="{sizes}">'
        '<source type="image/webp" srcset="{webp}" sizes="{sizes}">'
        '<img src="{fallback}" alt="{alt}" width="{width}" height="{height}"{loading}></picture></span>',
        css_class=f" {css_class}" if css_class else "",
        focus=focus_class(picture),
        colour=picture.colour,
        avif=_srcset(found.avif),
        webp=_srcset(found.webp),
        sizes=sizes,
        fallback=found.fallback,
        alt=alternative_text(picture),
        width=picture.width,
        height=picture.height,
        loading=_loading(priority),
    )


def focus_class(picture: "Picture") -> str:
    """Return the class, with the space before it, that says which fifth of each side a crop keeps; "" for the middle.

    It stands last in the attribute: the style sheet tells the second number by that.
    """
    across, down = (min(4, share // 20) for share in (picture.focus_x, picture.focus_y))
    return "" if (across, down) == (2, 2) else f" focus-{across}-{down}"


def thumbnail_html(picture: "Picture") -> SafeString:
    """Return the smallest size as a plain `<img>`, without words because the field for them stands beside it."""
    return format_html(
        '<img src="{}" alt="" width="{}" height="{}" loading="lazy" decoding="async">',
        sources(picture).webp[0][0],
        picture.width,
        picture.height,
    )


def _srcset(candidates: Candidates) -> str:
    return ", ".join(f"{address} {width}w" for address, width in candidates)


def _loading(priority: bool) -> SafeString:
    if priority:
        return format_html(' fetchpriority="{}"', "high")
    return format_html(' loading="{}" decoding="{}"', "lazy", "async")
