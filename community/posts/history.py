"""How a post read before each change: kept when it is edited, taken out of view when its author wants so."""

from collections.abc import Mapping, Sequence
from typing import TypedDict

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from community.common.errors import NotAllowed
from community.common.transactions import atomic_retry
from community.members.models import Member
from community.pictures.descriptions import Description, checked_alt_text
from community.pictures.models import Picture
from community.pictures.operations import describe_picture
from community.posts.models import Post, PostVersion
from community.posts.permissions import can_edit_post

Descriptions = Mapping[int, Description]


class NotedPicture(TypedDict):
    """A picture as a version remembers it. Its number stays when its files move, and when it is deleted."""

    id: int
    alt: str
    decorative: bool


def state_of(post: Post) -> PostVersion:
    """Return how a post reads at this moment, as a version that is not stored."""
    shown = post.post_pictures.order_by("position", "id").values_list(
        "picture_id", "picture__alt_text", "picture__is_decorative"
    )
    return PostVersion(
        post=post,
        title=post.title,
        text=post.text,
        pictures=[NotedPicture(id=number, alt=alt, decorative=plain) for number, alt, plain in shown],
        tags=list(post.post_tags.order_by("pk").values_list("tag__name", flat=True)),
        made_at=post.changed_at,
    )


def keep_version(before: PostVersion, post: Post) -> None:
    """Store how the post read before a change, if it reads otherwise now. The caller holds the post's lock."""
    now = state_of(post)
    if all(getattr(before, name) == getattr(now, name) for name in ("title", "text", "pictures", "tags")):
        return
    before.number = (post.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    before.save(force_insert=True)


def says_otherwise(before: PostVersion, descriptions: Descriptions) -> bool:
    """Tell whether these words about pictures differ from those in `before`. Raises DescriptionRefused."""
    noted = {one["id"]: (one["alt"], one["decorative"]) for one in before.pictures}
    return any(
        number in noted and noted[number] != (checked_alt_text(new.alt_text), new.is_decorative)
        for number, new in descriptions.items()
    )


def describe_all(pictures: Sequence[Picture], by: Member, descriptions: Descriptions) -> None:
    """Save what is said about these pictures. Raises NotAllowed, DescriptionRefused."""
    for picture in pictures:
        if (new := descriptions.get(picture.pk)) is not None:
            describe_picture(
                picture=picture,
                by=by,
                alt_text=new.alt_text,
                is_decorative=new.is_decorative,
                focus=new.focus,
            )


@atomic_retry
def withdraw_version(*, post: Post, by: Member, number: int) -> None:
    """Take how one's own post read once out of readers' view; moderators still see it. Twice is the same as once.

    Raises NotAllowed; PostVersion.DoesNotExist.
    """
    current = Post.objects.select_for_update().get(pk=post.pk)
    if not can_edit_post(by, current):
        raise NotAllowed(_("You can only withdraw versions of your own posts."))
    version = current.versions.get(number=number)
    if version.withdrawn_at is None:
        version.withdrawn_at = timezone.now()
        version.save(update_fields=["withdrawn_at"])
