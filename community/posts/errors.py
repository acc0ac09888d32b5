"""The ways in which writing a post is refused."""

from typing import TYPE_CHECKING

from community.common.errors import OperationRefused

if TYPE_CHECKING:
    from community.posts.models import Post


class PostRefused(OperationRefused):
    """The post is empty, too long, has too much of something, or is gone."""


class AlreadyPosted(PostRefused):
    """The form was sent before and made `post`; these words are others, so they are not thrown away."""

    def __init__(self, message: str, post: "Post") -> None:
        super().__init__(message)
        self.post = post


class StaleEdit(PostRefused):
    """Somebody, mostly oneself in another window, changed the post since this form was opened. `post` is how it reads now."""

    def __init__(self, message: str, post: "Post") -> None:
        super().__init__(message)
        self.post = post
