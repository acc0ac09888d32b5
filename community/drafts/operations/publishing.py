"""How a draft becomes a post, or a change of one."""

from typing import Any

from django.utils.translation import gettext as _

from community.common.errors import NotAllowed
from community.common.transactions import atomic_retry
from community.drafts.errors import DraftRefused
from community.drafts.models import Draft, DraftPicture
from community.drafts.words import given_terms, words_of
from community.members.models import Member
from community.posts.models import Post
from community.posts.operations import edit_post, publish_post
from community.posts.tags import typed_tags


@atomic_retry
def publish_draft(*, draft: Draft, by: Member) -> Post:
    """Make the post, or the change, that the draft is of; the draft is gone then. Twice is the same as once.

    Raises NotAllowed, PostRefused, StaleEdit, AlreadyPosted; DraftRefused when the draft has been deleted.
    """
    if draft.author_id != by.pk:
        raise NotAllowed(_("You can only post your own drafts."))
    current = Draft.objects.select_for_update().filter(pk=draft.pk).first()
    if current is None:
        return _made_of(draft)
    words = words_of(current)
    given: dict[str, Any] = {
        "by": by,
        "title": words.title,
        "text": words.text,
        "tags": typed_tags(words.tags),
        "pictures": [placed.picture for placed in words.pictures],
        "descriptions": {placed.picture.pk: placed.said for placed in words.pictures if placed.is_news},
        **given_terms(current),
    }
    if current.post is None:
        post = publish_post(submission_key=current.submission_key, **given)
    else:
        post = edit_post(post=current.post, expected_version=current.post_version or None, **given)
    # They belong to the post now, also where another draft showed them.
    DraftPicture.objects.filter(picture__in=given["pictures"]).delete()
    current.delete()
    return post


def _made_of(draft: Draft) -> Post:
    """Return what a draft that is gone has become. Raises DraftRefused."""
    found = Post.objects.filter(author=draft.author_id)
    key = {"pk": draft.post_id} if draft.post_id else {"submission_key": draft.submission_key}
    post: Post | None = found.filter(**key).first()
    if post is None:
        raise DraftRefused(_("This draft has been deleted."))
    return post
