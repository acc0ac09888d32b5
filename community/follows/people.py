"""Members in a list of followers or followed, as they are shown there."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.text import Truncator

from community.common.markdown import plain_text
from community.follows.models import Follow
from community.members.models import Member
from community.members.querysets import in_good_standing

WORDS_LENGTH = 140


@dataclass(frozen=True)
class Person:
    """A member with the first words they say about themselves."""

    handle: str
    name: str
    avatar_key: str
    url: str
    words: str
    is_followed: bool
    is_me: bool


def follow_rows(
    member: Member, who: Literal["follower", "followed"], viewer: Member | None
) -> QuerySet[Follow, Any]:
    """Return the people on one side of a member's follows whom the viewer may know about, as plain rows."""
    other = "followed" if who == "follower" else "follower"
    visible = in_good_standing(f"{who}__")
    if viewer is not None:
        visible |= Q(**{who: viewer})
    return Follow.objects.filter(visible, **{other: member}).values(
        "id",
        "created_at",
        person=F(f"{who}_id"),
        handle=F(f"{who}__handle"),
        display_name=F(f"{who}__display_name"),
        avatar_key=F(f"{who}__avatar_key"),
        biography_html=F(f"{who}__biography_html"),
    )


def people_of(rows: Collection[dict[str, Any]], viewer: Member | None) -> list[Person]:
    """Return people for such rows; whom the viewer follows takes one more query."""
    followed = followed_among([row["person"] for row in rows], viewer)
    return [
        Person(
            handle=row["handle"],
            name=row["display_name"] or row["handle"],
            avatar_key=row["avatar_key"],
            url=reverse("members:profile", args=[row["handle"]]),
            words=Truncator(plain_text(row["biography_html"])).chars(WORDS_LENGTH),
            is_followed=row["person"] in followed,
            is_me=viewer is not None and row["person"] == viewer.pk,
        )
        for row in rows
    ]


def followed_among(numbers: Collection[int], viewer: Member | None) -> set[int]:
    """Return which of these members the viewer follows."""
    if viewer is None or not numbers:
        return set()
    follows = Follow.objects.filter(follower=viewer, followed__in=numbers)
    return set(follows.values_list("followed_id", flat=True))


def is_following(follower: Member | None, member: Member) -> bool:
    return bool(followed_among([member.pk], follower))
