"""What comments do when something happens on a floor below."""

from itertools import groupby
from typing import Any

from django.dispatch import receiver

from community.comments.counts import lock_post, recount_comments
from community.comments.models import Comment
from community.comments.placeholders import take_out
from community.members.models import Member
from community.members.signals import member_left
from community.moderation.models import ModerationState
from community.moderation.signals import content_moderated, content_purged


@receiver(member_left)
def take_out_words(sender: type[Member], member: Member, **kwargs: Any) -> None:
    """Delete what a member wrote who leaves; where others answered, a place without words stays."""
    written = Comment.objects.by(member).filter(deleted_at__isnull=True).order_by("post_id", "id")
    for post_id, comments in groupby(written, key=lambda comment: comment.post_id):
        lock_post(post_id)
        take_out(list(comments))
        recount_comments([post_id])


@receiver(content_moderated)
def count_again(sender: type, content: object, state: ModerationState, **kwargs: Any) -> None:
    """A comment held, removed or restored changes how many there are to read."""
    if isinstance(content, Comment):
        lock_post(content.post_id)
        recount_comments([content.post_id])


@receiver(content_purged)
def take_out_for_good(sender: type, content: object, **kwargs: Any) -> None:
    if isinstance(content, Comment):
        lock_post(content.post_id)
        take_out([content])
        recount_comments([content.post_id])
