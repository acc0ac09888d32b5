"""What is written in a composer at one moment, fit to be posted or not."""

from dataclasses import dataclass, fields
from typing import Any, cast

from community.drafts.models import Draft, DraftPicture
from community.pictures.descriptions import Description
from community.pictures.focus import focus_of, read_focus
from community.pictures.models import Picture
from community.posts.choices import Audience, CommentPolicy, Licence
from community.posts.models import Post
from community.posts.terms import TERM_NAMES, GivenTerms, PostTerms


@dataclass(frozen=True)
class PlacedPicture:
    """A picture with what is said about it, which its own row does not know before the post is made."""

    picture: Picture
    said: Description

    @property
    def is_news(self) -> bool:
        return self.said != said_of(self.picture)


@dataclass(frozen=True)
class Words:
    """Everything typed and chosen. The names are those of a draft's fields."""

    title: str = ""
    text: str = ""
    tags: str = ""
    audience: str = Audience.EVERYONE
    comment_policy: str = CommentPolicy.EVERYONE
    licence: str = Licence.ALL_RIGHTS
    content_note: str = ""
    is_own_work: bool = True
    credit: str = ""
    post_version: str = ""
    pictures: tuple[PlacedPicture, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nobody would miss it."""
        lines = (self.title, self.text, self.tags, self.content_note, self.credit)
        return not self.pictures and not any(line.strip() for line in lines)

    @property
    def stored(self) -> dict[str, Any]:
        """Everything but the pictures, by the name of its field."""
        names = (field.name for field in fields(self) if field.name != "pictures")
        return {name: getattr(self, name) for name in names}

    def reads_like(self, other: "Words") -> bool:
        """Whether both say the same, whatever state of a post they began from."""
        mine, theirs = self.stored | {"post_version": ""}, other.stored | {"post_version": ""}
        return mine == theirs and self.pictures == other.pictures


def words_of(draft: Draft) -> Words:
    places = draft.draft_pictures.select_related("picture")
    stored = {name: getattr(draft, name) for name in ("title", "text", "tags", "post_version", *TERM_NAMES)}
    return Words(**stored, pictures=tuple(map(_placed, places)))


def words_of_post(post: Post) -> Words:
    """Return what the form of a change begins with."""
    names = post.post_tags.order_by("pk").values_list("tag__name", flat=True)
    pictures = post.pictures.order_by("post_picture__position")
    return Words(
        title=post.title,
        text=post.text,
        tags=", ".join(names),
        post_version=post.version,
        pictures=tuple(PlacedPicture(picture, said_of(picture)) for picture in pictures),
        **{name: getattr(post, name) for name in TERM_NAMES},
    )


def given_terms(draft: Draft) -> GivenTerms:
    """Return who may see it and what may be done with it, as publishing and changing a post take them."""
    return cast(GivenTerms, {name: getattr(draft, name) for name in TERM_NAMES})


def terms_in(words: Words) -> PostTerms:
    return PostTerms(**{name: getattr(words, name) for name in TERM_NAMES})


def said_of(picture: Picture) -> Description:
    return Description(picture.alt_text, picture.is_decorative, focus_of(picture))


def _placed(place: DraftPicture) -> PlacedPicture:
    said = Description(
        place.alt_text, place.is_decorative, read_focus(place.focus) or focus_of(place.picture)
    )
    return PlacedPicture(place.picture, said)
