"""Which pictures a post shows, and in which order."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from community.pictures.models import Picture
from community.pictures.operations import close_pictures, delete_pictures, open_pictures
from community.posts.errors import PostRefused
from community.posts.models import MAX_PICTURES, Post, PostPicture


def check_pictures(pictures: Sequence[Picture]) -> None:
    """Raise PostRefused when there are too many, or one twice."""
    if len(pictures) > MAX_PICTURES:
        raise PostRefused(_("A post can have up to %(limit)d pictures.") % {"limit": MAX_PICTURES})
    if len({picture.pk for picture in pictures}) < len(pictures):
        raise PostRefused(_("The same picture is in this post twice. Remove one of the two."))


def picture_ids_of(post: Post) -> list[int]:
    """Return the ids of a post's pictures in order."""
    return list(post.post_pictures.order_by("position", "id").values_list("picture_id", flat=True))


def hang_pictures(post: Post, pictures: Sequence[Picture]) -> None:
    """Give a post exactly these pictures in this order; those taken down are deleted with their files.

    Raises PostRefused when one is gone, not the author's, or in another post. The caller holds the post's lock.
    """
    before = {place.picture_id: place for place in post.post_pictures.select_related("picture")}
    added = [picture for picture in pictures if picture.pk not in before]
    _lock_free(added, post)
    wanted = {picture.pk for picture in pictures}
    delete_pictures([place.picture for key, place in before.items() if key not in wanted])
    for position, picture in enumerate(pictures):
        place = before.get(picture.pk) or PostPicture(post=post, picture=picture)
        if place.pk is None or place.position != position:
            place.position = position
            place.save()
    show_or_hide(post, pictures)


def show_or_hide(post: Post, pictures: Sequence[Picture]) -> None:
    """Make the files of these pictures as public as the post is."""
    if post.is_public:
        open_pictures(pictures)
    else:
        close_pictures(pictures)


def _lock_free(pictures: Sequence[Picture], post: Post) -> None:
    """Hold pictures that are the author's own and in no post yet, so that nobody else hangs them meanwhile."""
    found = (
        Picture.objects.select_for_update()
        .by(post.author)
        .filter(pk__in=[picture.pk for picture in pictures], purpose=Picture.Purpose.POST)
        .order_by("pk")
    )
    free = {picture.pk for picture in found}
    free -= set(PostPicture.objects.filter(picture__in=free).values_list("picture_id", flat=True))
    if len(free) < len(pictures):
        raise PostRefused(
            _("One of the pictures is no longer here. Remove it from the post and add it again.")
        )
