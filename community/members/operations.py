"""Everything that changes a member. Each function is one deed, named as a verb, done `by` somebody."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.accounts.models import User
from community.common.errors import NotAllowed, OperationRefused
from community.common.markdown import render_markdown
from community.common.text import clean_text
from community.common.transactions import atomic_retry
from community.members.handles import check_handle, handle_skeleton, normalise_handle
from community.members.links import read_links
from community.members.models import (
    BIOGRAPHY_MAX_LENGTH,
    DISPLAY_NAME_MAX_LENGTH,
    PRONOUNS_MAX_LENGTH,
    Member,
)
from community.members.names import poses_as_staff, skeleton
from community.members.permissions import can_take_part
from community.members.signals import member_left, standing_changed

SHELTER = timedelta(hours=24)


class HandleRefused(OperationRefused):
    """The handle is taken, kept for the site, or not a handle at all."""


class ProfileRefused(OperationRefused):
    """Something on the profile is too long or not an address."""


@atomic_retry
def register_member(
    *, email: str, password: str | None, handle: str, display_name: str = "", is_private: bool = False
) -> Member:
    """Make a sign-in and its member. Nobody sees the member before `activate_member`.

    Raises HandleRefused; IntegrityError when the address is already used, which the sign-up form has ruled out.
    """
    user = User.objects.create_user(email, password)
    return create_member_for(user=user, handle=handle, display_name=display_name, is_private=is_private)


@atomic_retry
def create_member_for(*, user: User, handle: str, display_name: str = "", is_private: bool = False) -> Member:
    """Give a sign-in its member, whom nobody sees before `activate_member`. Raises HandleRefused, ProfileRefused.

    A handle belongs to whoever confirms their address first. So nobody can keep one by joining with addresses of
    others, and whether a handle became free says nothing about whether an address was already used.
    """
    handle = normalise_handle(handle)
    try:
        check_handle(handle)
    except ValidationError as error:
        raise HandleRefused(error.messages[0]) from error
    if _is_name_of_staff(handle, None):
        raise HandleRefused(
            _("This handle would be taken for somebody who runs this place. Please choose another.")
        )
    name = _checked_name(display_name)
    Member.objects.unconfirmed().taken_for(handle).delete()
    try:
        with transaction.atomic():
            return Member.objects.create(
                user=user,
                handle=handle,
                handle_skeleton=handle_skeleton(handle),
                display_name=name,
                is_private=is_private,
            )
    except IntegrityError as error:
        raise HandleRefused(
            _("This handle, or one that looks like it, is taken. Please choose another.")
        ) from error


@atomic_retry
def choose_handle(*, user: User, handle: str, display_name: str = "", is_private: bool = False) -> Member:
    """Give a sign-in whose address is confirmed the member it lacks, visible at once.

    Superusers from the command line and people an administrator added come here. Raises HandleRefused, ProfileRefused.
    """
    member = create_member_for(user=user, handle=handle, display_name=display_name, is_private=is_private)
    activate_member(member=member)
    return member


@atomic_retry
def activate_member(*, member: Member) -> None:
    """Make the member visible, once their address is verified. Twice is the same as once."""
    if member.activated_at is None:
        member.activated_at = timezone.now()
        member.save(update_fields=["activated_at"])


@atomic_retry
def edit_profile(
    *, member: Member, by: Member, display_name: str, pronouns: str, biography: str, links: Sequence[str]
) -> None:
    """Change what a member says about themselves. Raises NotAllowed, ProfileRefused."""
    if member != by:
        raise NotAllowed(_("You can only change your own profile."))
    if not can_take_part(by):
        raise NotAllowed(_("You can’t change what your profile says at the moment."))
    biography = _checked_length(biography, BIOGRAPHY_MAX_LENGTH, multiline=True)
    try:
        read = read_links(links)
    except ValidationError as error:
        raise ProfileRefused(error.messages[0]) from error
    values = {
        "display_name": _checked_name(display_name, member),
        "pronouns": _checked_length(pronouns, PRONOUNS_MAX_LENGTH),
        "biography": biography,
        "biography_html": render_markdown(biography),
        "links": read,
    }
    for name, value in values.items():
        setattr(member, name, value)
    member.save(update_fields=list(values))


@atomic_retry
def set_avatar_key(*, member: Member, key: str) -> None:
    """Note which picture stands for the member; "" for the generated block. The floor of pictures calls this."""
    member.avatar_key = key
    member.save(update_fields=["avatar_key"])


@atomic_retry
def note_guidelines_seen(*, member: Member, number: int) -> None:
    """Note the newest version of the guidelines a member knows. The floor of pages calls this."""
    member.guidelines_seen = number
    member.save(update_fields=["guidelines_seen"])


@atomic_retry
def seek_shelter(*, by: Member) -> None:
    """Give a member quiet for a day: only those they follow may comment, and lists bring up nothing of theirs.

    Asking again begins the day anew. It ends by itself.
    """
    by.sheltered_until = timezone.now() + SHELTER
    by.save(update_fields=["sheltered_until"])


@atomic_retry
def leave_shelter(*, by: Member) -> None:
    """End the quiet now. Twice is the same as once."""
    by.sheltered_until = None
    by.save(update_fields=["sheltered_until"])


@atomic_retry
def set_privacy(*, member: Member, by: Member, is_private: bool) -> None:
    """Show what a member posts and whom they follow to their followers only, or to everybody again, at once.

    All of it or nothing: posts and the files of their pictures follow in the same transaction. Raises NotAllowed.
    """
    if member != by:
        raise NotAllowed(_("You can only change your own account."))
    # Whoever publishes or begins to follow at this moment waits here, or is waited for.
    locked = Member.objects.select_for_update().get(pk=member.pk)
    if locked.is_private != is_private:
        locked.is_private = is_private
        locked.save(update_fields=["is_private"])
        standing_changed.send(sender=Member, member=locked)
    member.is_private = is_private


@atomic_retry
def set_indexing(*, member: Member, by: Member, is_indexed: bool) -> None:
    """Let search engines and feeds for other programs carry what a member shows everybody, or not. Raises NotAllowed."""
    if member != by:
        raise NotAllowed(_("You can only change your own account."))
    member.is_indexed = is_indexed
    member.save(update_fields=["is_indexed"])


@atomic_retry
def suspend(*, member: Member, until: datetime | None) -> None:
    """Keep a member out, and what they posted out of sight, until that moment; None ends it. Moderation decides and calls this."""
    member.suspended_until = until
    member.save(update_fields=["suspended_until"])
    standing_changed.send(sender=Member, member=member)


@atomic_retry
def lift_suspension(*, member: Member) -> None:
    suspend(member=member, until=None)


@atomic_retry
def silence(*, member: Member, until: datetime | None) -> None:
    """Let a member read but not write until that moment; None ends it. Moderation decides and calls this."""
    member.silenced_until = until
    member.save(update_fields=["silenced_until"])


@atomic_retry
def limit(*, member: Member, until: datetime | None) -> None:
    """Let lists show a member to followers only until that moment; None ends it. Moderation decides and calls this."""
    member.limited_until = until
    member.save(update_fields=["limited_until"])


@atomic_retry
def leave_community(*, member: Member, by: Member) -> None:
    """Delete what a member made, their profile and their sign-in. Raises NotAllowed.

    The row stays without words: it keeps threads readable and the handle from being taken by somebody else.
    Floors above delete their part when they hear `member_left`.
    """
    if member != by:
        raise NotAllowed(_("Only you can close your account."))
    check_administrator_may_leave(member)
    if member.left_at is not None:
        return
    member_left.send(sender=Member, member=member)
    user, member.user = member.user, None
    member.left_at, member.paused_at, member.leaves_at = timezone.now(), None, None
    member.display_name = member.pronouns = member.biography = member.biography_html = member.avatar_key = ""
    member.links = []
    member.save()
    if user is not None:
        user.delete()


def check_administrator_may_leave(member: Member) -> None:
    """Raise OperationRefused when nobody would be left to run the site."""
    if member.user is None or not member.user.is_superuser:
        return
    if not User.objects.filter(is_superuser=True, is_active=True).exclude(pk=member.user.pk).exists():
        raise OperationRefused(_("You are the last administrator. Make somebody else one before you leave."))


def _checked_name(typed: str, member: Member | None = None) -> str:
    name = _checked_length(typed, DISPLAY_NAME_MAX_LENGTH)
    if name and (poses_as_staff(name) or _is_name_of_staff(name, member)):
        raise ProfileRefused(
            _("This name would be taken for somebody who runs this place. Please choose another.")
        )
    return name


def _is_name_of_staff(name: str, member: Member | None) -> bool:
    staff = Member.objects.moderators().values_list("pk", "display_name", "handle")
    others = [names for pk, *names in staff if member is None or pk != member.pk]
    return skeleton(name) in {skeleton(known) for names in others for known in names if known}


def _checked_length(typed: str, limit: int, *, multiline: bool = False) -> str:
    try:
        text = clean_text(typed, multiline=multiline)
    except ValidationError as error:
        raise ProfileRefused(error.messages[0]) from error
    if len(text) > limit:
        raise ProfileRefused(_("This is longer than %(limit)d characters.") % {"limit": limit})
    return text
