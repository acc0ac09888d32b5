"""Everything that changes a member. Each function is one deed, named as a verb, done `by` somebody."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.accounts.models import User
from community.common.errors import NotAllowed, OperationRefused
from community.common.markdown import render_markdown
from community.common.text import clean_text
from community.common.transactions import atomic_retry
from community.members.handles import check_handle, normalise_handle
from community.members.links import read_links
from community.members.models import (
    BIOGRAPHY_MAX_LENGTH,
    DISPLAY_NAME_MAX_LENGTH,
    PRONOUNS_MAX_LENGTH,
    Member,
)
from community.members.names import poses_as_staff, skeleton
from community.members.signals import member_left


class HandleRefused(OperationRefused):
    """The handle is taken, kept for the site, or not a handle at all."""


class ProfileRefused(OperationRefused):
    """Something on the profile is too long or not an address."""


@atomic_retry
def register_member(*, email: str, password: str | None, handle: str, display_name: str = "") -> Member:
    """Make a sign-in and its member. Nobody sees the member before `activate_member`.

    Raises HandleRefused; IntegrityError when the address is already used, which the sign-up form has ruled out.
    """
    user = User.objects.create_user(email, password)
    return create_member_for(user=user, handle=handle, display_name=display_name)


@atomic_retry
def create_member_for(*, user: User, handle: str, display_name: str = "") -> Member:
    """Give a sign-in its member, whom nobody sees before `activate_member`. Raises HandleRefused, ProfileRefused.

    A handle belongs to whoever confirms their address first. So nobody can keep one by joining with addresses of
    others, and whether a handle became free says nothing about whether an address was already used.
    """
    handle = normalise_handle(handle)
    try:
        check_handle(handle)
    except ValidationError as error:
        raise HandleRefused(error.messages[0]) from error
    name = _checked_name(display_name)
    Member.objects.unconfirmed().filter(handle=handle).delete()
    try:
        with transaction.atomic():
            return Member.objects.create(user=user, handle=handle, display_name=name)
    except IntegrityError as error:
        raise HandleRefused(_("This handle is taken. Please choose another.")) from error


@atomic_retry
def choose_handle(*, user: User, handle: str, display_name: str = "") -> Member:
    """Give a sign-in whose address is confirmed the member it lacks, visible at once.

    Superusers from the command line and people an administrator added come here. Raises HandleRefused, ProfileRefused.
    """
    member = create_member_for(user=user, handle=handle, display_name=display_name)
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
def suspend(*, member: Member, until: datetime) -> None:
    """Keep a member out, and what they posted out of sight, until that moment. Moderation decides and calls this."""
    member.suspended_until = until
    member.save(update_fields=["suspended_until"])


@atomic_retry
def lift_suspension(*, member: Member) -> None:
    member.suspended_until = None
    member.save(update_fields=["suspended_until"])


@atomic_retry
def leave_community(*, member: Member, by: Member) -> None:
    """Delete what a member made, their profile and their sign-in. Raises NotAllowed.

    The row stays without words: it keeps threads readable and the handle from being taken by somebody else.
    Floors above delete their part when they hear `member_left`.
    """
    if member != by:
        raise NotAllowed(_("Only you can close your account."))
    if member.user is not None and member.user.is_superuser and _is_last_administrator(member.user):
        raise OperationRefused(_("You are the last administrator. Make somebody else one before you leave."))
    if member.left_at is not None:
        return
    member_left.send(sender=Member, member=member)
    user, member.user = member.user, None
    member.left_at = timezone.now()
    member.display_name = member.pronouns = member.biography = member.biography_html = member.avatar_key = ""
    member.links = []
    member.save()
    if user is not None:
        user.delete()


def _is_last_administrator(user: User) -> bool:
    return not User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user.pk).exists()


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
