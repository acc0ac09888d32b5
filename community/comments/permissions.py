"""Who may comment, and who may change a comment."""

from django.utils.translation import gettext as _

from community.comments.models import Comment
from community.follows.people import is_following
from community.members.models import Member
from community.members.permissions import can_take_part
from community.posts.choices import CommentPolicy
from community.posts.models import Post


def can_comment(member: Member, post: Post) -> bool:
    """Whether the author lets this member, who sees the post, say something under it. Authors always may, but where
    moderators closed the comments nobody does.
    """
    if not can_take_part(member) or post.comments_locked:
        return False
    if post.author_id == member.pk:
        return True
    if post.author.is_sheltered and not is_following(post.author, member):
        return False
    if post.comment_policy == CommentPolicy.EVERYONE:
        return True
    if post.comment_policy == CommentPolicy.FOLLOWERS:
        return is_following(member, post.author)
    return post.comment_policy == CommentPolicy.FOLLOWED and is_following(post.author, member)


def comment_rule(post: Post) -> str:
    """Say in words to whom the comments are open; "" for everyone who sees the post."""
    if post.comments_locked:
        return _("The moderators have closed the comments here.")
    name = {"name": post.author.name}
    if post.author.is_sheltered and post.comment_policy != CommentPolicy.NOBODY:
        return _("%(name)s has asked for a quiet day. Until it ends, people they follow can comment.") % name
    if post.comment_policy == CommentPolicy.FOLLOWERS:
        return _("Comments are open to people who follow %(name)s.") % name
    if post.comment_policy == CommentPolicy.FOLLOWED:
        return _("Comments are open to people whom %(name)s follows.") % name
    if post.comment_policy == CommentPolicy.NOBODY:
        return _("%(name)s has closed the comments.") % name
    return ""


def can_change_comment(member: Member, comment: Comment) -> bool:
    """Its author may, unless moderators removed it or it is deleted already: both are kept as they are."""
    own = comment.author_id == member.pk
    return own and can_take_part(member) and not comment.is_removed and not comment.is_deleted
