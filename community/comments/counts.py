"""The number of comments stored with each post: those not deleted, held or removed."""

from collections.abc import Collection, Iterable

from django.db.models import Count

from community.blocks.conditions import blocked
from community.comments.models import Comment
from community.members.models import Member
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


def unseen_comments(post_ids: Collection[int], viewer: Member | None) -> dict[int, int]:
    """Return how many of the comments counted with each post a block keeps from the viewer, where it keeps any.

    Asks only for those beside whom a block stands.
    """
    if viewer is None or not viewer.has_blocks or not post_ids:
        return {}
    unseen = Comment.objects.filter(blocked(viewer, "author"), post__in=post_ids, **counted())
    return dict(unseen.order_by().values_list("post_id").annotate(number=Count("pk")))


def comments_seen(post: Post, viewer: Member | None) -> int:
    """Return the number of comments under a post as this viewer is told it."""
    return max(0, post.comment_count - unseen_comments([post.pk], viewer).get(post.pk, 0))
