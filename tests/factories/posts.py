"""Posts and comments made through the operations members use."""

from typing import Any

from community.comments.models import Comment
from community.comments.operations import write_comment
from community.members.models import Member
from community.posts.models import Post
from community.posts.operations import publish_post


def a_post(by: Member, text: str = "A bowl with a mended rim.", **fields: Any) -> Post:
    return publish_post(by=by, text=text, **fields)


def a_comment(post: Post, by: Member, text: str = "How did you mend it?", **fields: Any) -> Comment:
    return write_comment(post=post, by=by, text=text, **fields)
