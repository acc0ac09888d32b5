"""The ways in which keeping or posting a draft is refused."""

from typing import TYPE_CHECKING

from community.common.errors import OperationRefused

if TYPE_CHECKING:
    from community.drafts.models import Draft
    from community.posts.models import Post


class DraftRefused(OperationRefused):
    """There is too much of something, or the draft is gone, or its time makes no sense."""


class DraftConflict(DraftRefused):
    """Another window saved other words since this one looked. `draft` is what is stored; nothing was changed."""

    def __init__(self, message: str, draft: "Draft") -> None:
        super().__init__(message)
        self.draft = draft


class AlreadySent(DraftRefused):
    """These words come after the draft became `post`."""

    def __init__(self, message: str, post: "Post") -> None:
        super().__init__(message)
        self.post = post
