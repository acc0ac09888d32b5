"""The pictures of many posts as a card shows them: at most four, and how many more there are."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import F
from django.utils.safestring import SafeString

from community.pictures.markup import picture_html
from community.pictures.models import Picture

MOST_SHOWN = 4
WHOLE = "(min-width:72rem) 41rem,(min-width:44rem) 75vw,100vw"
HALF = "(min-width:72rem) 21rem,(min-width:44rem) 38vw,50vw"
THIRD = "(min-width:72rem) 14rem,(min-width:44rem) 25vw,33vw"
TALL = 1.15
WIDE = 1.5


@dataclass(frozen=True)
class Swatch:
    """One picture as finished HTML; without a description readers are told so, kindly."""

    html: SafeString
    is_described: bool


@dataclass(frozen=True)
class Pictures:
    """The pictures of one card and the class that lays them out. Silent ones are all decoration.

    `words` are the descriptions of all of them, also of those that the card has no room for.
    """

    layout: str
    swatches: list[Swatch]
    more: int
    is_silent: bool
    words: tuple[str, ...] = ()


def pictures_of(post_ids: Collection[int], veiled: Collection[int] = ()) -> dict[int, Pictures]:
    """Return the pictures of each post that has some, in one query.

    Those of the first post are fetched first; those of `veiled` posts only once somebody opens them.
    """
    if not post_ids:
        return {}
    rows = (
        Picture.objects.filter(post_picture__post__in=post_ids)
        .annotate(in_post=F("post_picture__post_id"))
        .order_by("post_picture__position", "post_picture__id")
        .defer("created_at", "owner")
    )
    by_post: dict[int, list[Picture]] = defaultdict(list)
    for picture in rows:
        by_post[picture.in_post].append(picture)
    first = next(iter(post_ids))
    return {
        number: _laid_out(found, is_first=number == first and number not in veiled)
        for number, found in by_post.items()
    }


def _laid_out(pictures: list[Picture], *, is_first: bool) -> Pictures:
    shown = pictures[:MOST_SHOWN]
    return Pictures(
        layout=_layout(shown),
        swatches=[
            Swatch(
                html=picture_html(picture, _sizes(place, len(shown)), priority=is_first and place == 0),
                is_described=picture.is_described,
            )
            for place, picture in enumerate(shown)
        ],
        more=len(pictures) - len(shown),
        is_silent=all(picture.is_decorative for picture in shown),
        words=tuple(picture.alt_text for picture in pictures),
    )


def _layout(shown: list[Picture]) -> str:
    if len(shown) > 1:
        return f"pics--{len(shown)}"
    if shown[0].height > shown[0].width * TALL:
        return "pics--tall"
    return "pics--wide" if shown[0].width > shown[0].height * WIDE else ""


def _sizes(place: int, count: int) -> str:
    """Return how wide the browser will show it, which decides the file it fetches."""
    if count == 1:
        return WHOLE
    return THIRD if count == 3 and place else HALF
