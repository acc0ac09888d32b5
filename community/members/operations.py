"""Everything that changes a member. Each function is one deed, named as a verb, done `by` somebody."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from community.accounts.models import User
from community.common.errors import NotAllowed, OperationRefused
from community.common.markdown import render_markdown
from community.common.text import clean_text
from community.common.transactions import atomic_retry
from community.members.handles import check_handle, normalise_handle
from community.members.models import (
    BIOGRAPHY_MAX_LENGTH,
    DISPLAY_NAME_MAX_LENGTH,
    MAX_LINKS,
    PRONOUNS_MAX_LENGTH,
    Member,
)
from community.members.signals import member_left

LINK_MAX_LENGTH = 200


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
    """Give a sign-in its member, as superusers from the command line need. Raises HandleRefused."""
    handle = normalise_handle(handle)
    try:
        check_handle(handle)
    except ValidationError as error:
        raise HandleRefused(error.messages[0]) from error
    name = _checked_length(display_name, DISPLAY_NAME_MAX_LENGTH)
    try:
        with transaction.atomic():
            return Member.objects.create(user=user, handle=handle, display_name=name)
    except IntegrityError as error:
        raise HandleRefused(_("This handle is taken. Please choose another.")) from error


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
    member.display_name = _checked_length(display_name, DISPLAY_NAME_MAX_LENGTH)
    member.pronouns = _checked_length(pronouns, PRONOUNS_MAX_LENGTH)
    member.biography = _checked_length(biography, BIOGRAPHY_MAX_LENGTH, multiline=True)
    member.biography_html = render_markdown(member.biography)
    member.links = _checked_links(links)
    member.save(update_fields=["display_name", "pronouns", "biography", "biography_html", "links"])


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


def _checked_length(typed: str, limit: int, *, multiline: bool = False) -> str:
    text = clean_text(typed, multiline=multiline)
    if len(text) > limit:
        raise ProfileRefused(_("This is longer than %(limit)d characters.") % {"limit": limit})
    return text


def _checked_links(typed: Sequence[str]) -> list[str]:
    links = [link for link in map(clean_text, typed) if link]
    if len(links) > MAX_LINKS:
        raise ProfileRefused(_("You can have at most %(limit)d links.") % {"limit": MAX_LINKS})
    check = URLValidator(schemes=["http", "https"])
    for link in links:
        try:
            check(link)
        except ValidationError as error:
            message = _("“%(link)s” is not a web address. It should start with https://.")
            raise ProfileRefused(message % {"link": link[:80]}) from error
        if len(link) > LINK_MAX_LENGTH:
            raise ProfileRefused(
                _("A link can have at most %(limit)d characters.") % {"limit": LINK_MAX_LENGTH}
            )
    return links
