"""What being a member in good standing allows."""

from community.members.models import Member


def can_take_part(member: Member) -> bool:
    """Write, like, follow and report: members with a confirmed address who are here and neither suspended nor silenced."""
    return member.is_in_good_standing and not member.is_silenced
