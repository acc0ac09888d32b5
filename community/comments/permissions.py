"""Who may change a comment."""

from community.comments.models import Comment
from community.members.models import Member
from community.members.permissions import can_take_part


def can_change_comment(member: Member, comment: Comment) -> bool:
    """Its author may, unless moderators removed it or it is deleted already: both are kept as they are."""
    own = comment.author_id == member.pk
    return own and can_take_part(member) and not comment.is_removed and not comment.is_deleted
