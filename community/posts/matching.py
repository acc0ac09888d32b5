"""What posts keep about their authors and their pictures, brought in line with what is true today."""

from dataclasses import dataclass

from django.db.models import F

from community.common.transactions import atomic_retry
from community.members.models import Member
from community.pictures.models import Picture
from community.pictures.operations import close_pictures, open_pictures
from community.pictures.querysets import PictureQuerySet
from community.posts.models import Post
from community.posts.querysets import PostQuerySet


@dataclass(frozen=True)
class Mismatch:
    """Posts whose copy of their author's choice is wrong, and pictures that are more or less public than their post."""

    posts: int
    too_open: int
    too_closed: int

    @property
    def is_none(self) -> bool:
        return not (self.posts or self.too_open or self.too_closed)


@atomic_retry
def match_author(member: Member) -> None:
    """Bring a member's posts in line with whether they are private, and their pictures with who may see the posts."""
    posts = Post.objects.by(member)
    posts.exclude(author_is_private=member.is_private).update(author_is_private=member.is_private)
    of_member = Picture.objects.filter(post_picture__post__author=member)
    close_pictures(too_open(of_member))
    open_pictures(too_closed(of_member))


def find_mismatch() -> Mismatch:
    pictures = Picture.objects.all()
    return Mismatch(_with_wrong_copy().count(), too_open(pictures).count(), too_closed(pictures).count())


def members_to_match() -> list[int]:
    """Return the numbers of those whose posts or pictures are not in line, such as after a suspension ran out."""
    pictures = Picture.objects.all()
    found = set(_with_wrong_copy().values_list("author", flat=True))
    for wrong in (too_open(pictures), too_closed(pictures)):
        found |= set(wrong.values_list("post_picture__post__author", flat=True))
    return sorted(found)


@atomic_retry
def match_member(number: int) -> None:
    """Bring everything of one member in line, under the lock that publishing takes."""
    member = Member.objects.select_for_update().filter(pk=number).first()
    if member is not None:
        match_author(member)


def too_open(pictures: PictureQuerySet) -> PictureQuerySet:
    """Return those whose files anybody may fetch although visitors don't see the post."""
    shown = Post.objects.visible_to(None).values("pk")
    return pictures.filter(is_open=True, post_picture__isnull=False).exclude(post_picture__post__in=shown)


def too_closed(pictures: PictureQuerySet) -> PictureQuerySet:
    return pictures.filter(is_open=False, post_picture__post__in=Post.objects.visible_to(None).values("pk"))


def _with_wrong_copy() -> PostQuerySet:
    return Post.objects.exclude(author_is_private=F("author__is_private"))
