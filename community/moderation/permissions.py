"""Who may report, and who may decide about whom."""

from community.members.models import Member

MODERATE = "moderation.moderate_content"


def can_moderate(member: Member | None) -> bool:
    """Members with the moderators' right, unless they left or are suspended themselves."""
    if member is None or member.user is None or member.left_at is not None or member.is_suspended:
        return False
    return member.user.is_active and member.user.has_perm(MODERATE)


def is_staff(member: Member) -> bool:
    """Moderators and administrators, suspended ones too."""
    return member.user is not None and member.user.has_perm(MODERATE)


def can_decide_about(moderator: Member | None, about: Member | None) -> bool:
    """A moderator about anybody but themselves; about moderators and administrators only an administrator.

    `about` is None for somebody whose row is gone.
    """
    if moderator is None or moderator.user is None or not can_moderate(moderator):
        return False
    if about is None:
        return True
    return about != moderator and (moderator.user.is_superuser or not is_staff(about))
