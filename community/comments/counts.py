"""The number of comments stored with each post: those not deleted, held or removed."""

from collections.abc import Iterable

from django.db.models import Count

from community.comments.models import Comment
from community.moderation.models import ModerationState
from community.posts.models import Post


def lock_post(post_id: int) -> None:
    """Let nobody else change what hangs on this post until the transaction ends."""
    list(Post.objects.select_for_update().filter(pk=post_id).values_list("pk"))


def counted() -> dict[str, object]:
    """Return the filter for comments that count.

    Comments of the suspended count: a suspension ends by itself, and until then their place says who is missing.
    """
    return {"moderation_state": ModerationState.VISIBLE, "deleted_at__isnull": True}


def recount_comments(post_ids: Iterable[int]) -> None:
    """Store the number of comments of these posts anew. The caller holds their locks."""
    wanted = sorted(set(post_ids))
    found = dict(
        Comment.objects.filter(post__in=wanted, **counted())
        .order_by()
        .values_list("post_id")
        .annotate(number=Count("pk"))
    )
    for post_id in wanted:
        Post.objects.filter(pk=post_id).update(comment_count=found.get(post_id, 0))
