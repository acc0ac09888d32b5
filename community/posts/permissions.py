"""Who may write, change and delete posts."""

from community.members.models import Member
from community.members.permissions import can_take_part
from community.posts.models import Post

CURATE_TAGS = "posts.curate_tags"


def can_publish(member: Member) -> bool:
    """Everybody who may take part."""
    return can_take_part(member)


def can_edit_post(member: Member, post: Post) -> bool:
    """Its author may, also while it is held for review; what moderators removed stays as it is."""
    return post.author_id == member.pk and can_take_part(member) and not post.is_removed


def can_delete_post(member: Member, post: Post) -> bool:
    """Its author may, whatever moderators decided about it."""
    return post.author_id == member.pk and can_take_part(member)


def can_curate_tags(member: Member) -> bool:
    """Editors and administrators, while they may take part."""
    return can_take_part(member) and member.user is not None and member.user.has_perm(CURATE_TAGS)
