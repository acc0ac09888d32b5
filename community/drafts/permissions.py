"""Who may keep drafts."""

from community.members.models import Member
from community.posts.models import Post


def can_keep_drafts(member: Member) -> bool:
    """Every member, also while suspended: nobody else sees them, and words are never a punishment's price."""
    return member.activated_at is not None and member.left_at is None


def can_keep_changes(member: Member, post: Post) -> bool:
    """Its author may keep changes to a post that moderators have not removed."""
    return can_keep_drafts(member) and post.author_id == member.pk and not post.is_removed
