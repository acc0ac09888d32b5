"""Members in a list of followers, followed or asking, as they are shown there."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.text import Truncator

from community.blocks.conditions import not_blocked
from community.common.markdown import plain_text
from community.follows.models import Follow, FollowRequest
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
    is_asked: bool
    is_private: bool
    is_me: bool


def follow_rows(
    member: Member, who: Literal["follower", "followed"], viewer: Member | None
) -> QuerySet[Follow, Any]:
    """Return the people on one side of a member's follows whom the viewer may know about, as plain rows.

    Whom a private account follows, and who follows it, others don't learn from the lists of those either; in one's own
    lists everybody is there.
    """
    other = "followed" if who == "follower" else "follower"
    visible = in_good_standing(f"{who}__") & not_blocked(viewer, who)
    if viewer != member:
        visible &= _follows_are_open(viewer, who)
    if viewer is not None:
        visible |= Q(**{who: viewer})
    return _rows(Follow.objects.filter(visible, **{other: member}), who)


def request_rows(member: Member) -> QuerySet[FollowRequest, Any]:
    """Return those who wait for this member's answer, as such rows."""
    return _rows(FollowRequest.objects.visible_to(member), "requester")


def _rows(ties: QuerySet[Any], who: str) -> QuerySet[Any, Any]:
    return ties.values(
        "id",
        "created_at",
        person=F(f"{who}_id"),
        handle=F(f"{who}__handle"),
        display_name=F(f"{who}__display_name"),
        avatar_key=F(f"{who}__avatar_key"),
        biography_html=F(f"{who}__biography_html"),
        is_private=F(f"{who}__is_private"),
    )


def _follows_are_open(viewer: Member | None, who: str) -> Q:
    """Return the condition that the viewer may know whom this member follows and who follows them."""
    is_open = Q(**{f"{who}__is_private": False})
    if viewer is None:
        return is_open
    return is_open | Q(**{f"{who}__in": Follow.objects.filter(follower=viewer).values("followed")})


def people_of(rows: Collection[dict[str, Any]], viewer: Member | None) -> list[Person]:
    """Return people for such rows; whom the viewer follows takes one more query, and whom they asked another."""
    followed = followed_among([row["person"] for row in rows], viewer)
    private = [row["person"] for row in rows if row["is_private"] and row["person"] not in followed]
    asked = asked_among(private, viewer)
    return [
        Person(
            handle=row["handle"],
            name=row["display_name"] or row["handle"],
            avatar_key=row["avatar_key"],
            url=reverse("members:profile", args=[row["handle"]]),
            words=Truncator(plain_text(row["biography_html"])).chars(WORDS_LENGTH),
            is_followed=row["person"] in followed,
            is_asked=row["person"] in asked,
            is_private=row["is_private"],
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


def asked_among(numbers: Collection[int], viewer: Member | None) -> set[int]:
    """Return which of these members the viewer asked and has no answer from."""
    if viewer is None or not numbers:
        return set()
    requests = FollowRequest.objects.waiting().filter(requester=viewer, asked__in=numbers)
    return set(requests.values_list("asked_id", flat=True))


def is_following(follower: Member | None, member: Member) -> bool:
    return bool(followed_among([member.pk], follower))
