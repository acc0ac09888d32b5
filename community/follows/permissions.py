"""Who may look past the first page of a private account."""

from community.follows.models import Follow
from community.members.models import Member


def can_look_inside(viewer: Member | None, member: Member) -> bool:
    """Whether the viewer, who may know about the member, may see whom they follow and what they post at all.

    Everybody may unless the account is private; then only they themselves and those whom they accepted. One query.
    """
    if not member.is_private or viewer == member:
        return True
    return viewer is not None and Follow.objects.filter(follower=viewer, followed=member).exists()
