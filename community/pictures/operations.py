"""Everything that changes a picture. Files come before the row and go after it, so no page ever misses one."""

import logging
from collections.abc import Iterable, Sequence
from contextlib import ExitStack

from django.conf import settings
from django.core.files.base import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from community.common.errors import NotAllowed
from community.common.transactions import atomic_retry
from community.members.models import Member
from community.members.operations import set_avatar_key
from community.pictures.addresses import file_names, folder_of
from community.pictures.descriptions import Focus, checked_alt_text
from community.pictures.models import Picture, random_key
from community.pictures.permissions import can_add_pictures, can_change_picture
from community.pictures.processing import BUSY, FinishedPicture, PictureRefused, process_picture
from community.pictures.querysets import PictureQuerySet
from community.pictures.storage import copy_files, delete_files, delete_files_on_commit, save_files

logger = logging.getLogger(__name__)

# Uploaded and in no post yet: those in drafts stay, the daily sweep takes the rest.
MAX_WAITING = 200
MOVED_TOGETHER = 50


def add_picture(*, by: Member, upload: File) -> Picture:
    """Keep an uploaded picture for a post: clean pixels in every size, for its owner's eyes until it is posted.

    Raises NotAllowed, PictureRefused.
    """
    if not can_add_pictures(by):
        raise NotAllowed(_("You can’t add pictures at the moment."))
    if Picture.objects.by(by).waiting().count() >= MAX_WAITING:
        raise PictureRefused(
            _("You have many pictures that are in no post yet. Post some or delete some drafts first.")
        )
    finished = process_picture(upload, Picture.Purpose.POST)
    key = random_key()
    with ExitStack() as undo:
        _save(folder_of(key, is_open=False), finished, undo)
        picture = _add_row(by, key, Picture.Purpose.POST, finished)
        undo.pop_all()
    return picture


@atomic_retry
def describe_picture(
    *, picture: Picture, by: Member, alt_text: str, is_decorative: bool, focus: Focus | None = None
) -> None:
    """Say in words what a picture shows, or that it is only decoration, and what to keep when it is cropped.

    Without `focus` the point stays where it is. Raises NotAllowed, DescriptionRefused.
    """
    if not can_change_picture(by, picture):
        raise NotAllowed(_("You can only describe your own pictures."))
    picture.alt_text, picture.is_decorative = checked_alt_text(alt_text), is_decorative
    if focus is not None:
        picture.focus_x, picture.focus_y = focus.x, focus.y
    picture.save(update_fields=["alt_text", "is_decorative", "focus_x", "focus_y"])


def discard_picture(*, picture: Picture, by: Member) -> None:
    """Delete a picture and its files. Raises NotAllowed."""
    if not can_change_picture(by, picture):
        raise NotAllowed(_("You can only remove your own pictures."))
    delete_pictures([picture])


@atomic_retry
def delete_pictures(pictures: Iterable[Picture]) -> None:
    """Delete pictures with their files. Asks nobody's leave: the floors above have done so."""
    for picture in _locked(_numbers(pictures)):
        delete_files_on_commit(picture)
        picture.delete()


def set_profile_picture(*, member: Member, by: Member, upload: File) -> Picture:
    """Show the square middle of an upload beside a member's name. Raises NotAllowed, PictureRefused."""
    if member != by or not can_add_pictures(by):
        raise NotAllowed(_("You can only change your own picture."))
    finished = process_picture(upload, Picture.Purpose.PROFILE)
    key = random_key()
    with ExitStack() as undo:
        _save(folder_of(key), finished, undo)
        picture = _replace_profile_picture(member, key, finished)
        undo.pop_all()
    return picture


@atomic_retry
def remove_profile_picture(*, member: Member, by: Member) -> None:
    """Go back to the generated block. Raises NotAllowed."""
    if member != by:
        raise NotAllowed(_("You can only change your own picture."))
    set_avatar_key(member=member, key="")
    delete_pictures(_profile_pictures(member))


@atomic_retry
def show_or_hide_profile_picture(*, member: Member) -> None:
    """Take the picture beside a member's name out of public reach while they are away, and bring it back with them."""
    pictures = _profile_pictures(member)
    if member.is_away:
        close_pictures(pictures)
        set_avatar_key(member=member, key="")
    elif picture := pictures.filter(is_open=False).first():
        open_pictures([picture])
        set_avatar_key(member=member, key=picture.key)


def close_pictures(pictures: Iterable[Picture]) -> None:
    """Move pictures out of public reach: their old addresses are dead from now on. The rows get new keys."""
    _move(pictures, is_open=False)


def open_pictures(pictures: Iterable[Picture]) -> None:
    """Make closed pictures public. Nobody is kept from an old address then, so the rows keep their keys."""
    _move(pictures, is_open=True)


@atomic_retry
def _move(pictures: Iterable[Picture], *, is_open: bool) -> None:
    """Move all of them or none. A few at a time: they may be everything somebody ever posted."""
    numbers = _numbers(pictures)
    with ExitStack() as undo:
        for start in range(0, len(numbers), MOVED_TOGETHER):
            for picture in _locked(numbers[start : start + MOVED_TOGETHER]):
                if picture.is_open != is_open:
                    _move_one(picture, undo, is_open=is_open)
        undo.pop_all()


def _move_one(picture: Picture, undo: ExitStack, *, is_open: bool) -> None:
    old, names = folder_of(picture.key, is_open=picture.is_open), list(file_names(picture))
    delete_files_on_commit(picture)
    picture.key, picture.is_open = picture.key if is_open else random_key(), is_open
    new = folder_of(picture.key, is_open=is_open)
    copy_files(old, new, names)
    undo.callback(delete_files, new, names)
    picture.save(update_fields=["key", "is_open"])


def _numbers(pictures: Iterable[Picture]) -> list[int]:
    """Return the ids in the order in which rows are locked, so that two at once never wait for each other."""
    if isinstance(pictures, PictureQuerySet):
        return sorted(pictures.values_list("pk", flat=True))
    return sorted(picture.pk for picture in pictures)


def _locked(numbers: Sequence[int]) -> PictureQuerySet:
    """Return the rows afresh and locked."""
    return Picture.objects.select_for_update().filter(pk__in=numbers).order_by("pk")


def _profile_pictures(member: Member) -> PictureQuerySet:
    return Picture.objects.by(member).filter(purpose=Picture.Purpose.PROFILE)


def _save(folder: str, finished: FinishedPicture, undo: ExitStack) -> None:
    """Save the files, to be deleted again should what follows fail. Raises PictureRefused."""
    try:
        save_files(folder, finished.files)
    except OSError as error:
        logger.exception("A picture could not be stored")
        raise PictureRefused(str(BUSY)) from error
    undo.callback(delete_files, folder, finished.files)


@atomic_retry
def _add_row(owner: Member, key: str, purpose: str, finished: FinishedPicture) -> Picture:
    """Store the row of a picture whose files are there. Raises PictureRefused when the member's room is used up."""
    size = sum(map(len, finished.files.values()))
    # One upload at a time looks at what is left, so that many at once never go over.
    Member.objects.select_for_update().get(pk=owner.pk)
    if Picture.objects.by(owner).stored_bytes() + size > settings.PICTURE_QUOTA:
        room = filesizeformat(settings.PICTURE_QUOTA)
        raise PictureRefused(
            _("Your pictures take up all of the %(room)s you have. Delete posts with pictures to make room.")
            % {"room": room}
        )
    return Picture.objects.create(
        owner=owner,
        key=key,
        purpose=purpose,
        width=finished.width,
        height=finished.height,
        colour=finished.colour,
        widths=finished.widths,
        fingerprint=finished.fingerprint,
        stored_bytes=size,
        is_open=purpose == Picture.Purpose.PROFILE,
    )


@atomic_retry
def _replace_profile_picture(member: Member, key: str, finished: FinishedPicture) -> Picture:
    previous = list(_profile_pictures(member))
    picture = _add_row(member, key, Picture.Purpose.PROFILE, finished)
    set_avatar_key(member=member, key=key)
    delete_pictures(previous)
    return picture
