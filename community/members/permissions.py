"""What being a member in good standing allows."""

from community.members.models import Member


def can_take_part(member: Member) -> bool:
    """Write, like, follow and report: members with a confirmed address who have not left and are not suspended."""
    return member.activated_at is not None and member.left_at is None and not member.is_suspended
