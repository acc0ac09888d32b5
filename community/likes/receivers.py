"""What likes do when something happens on a floor below."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Model
from django.dispatch import receiver

from community.likes.models import Like
from community.members.models import Member
from community.members.signals import member_left

BATCH = 500


@receiver(member_left)
def take_back_likes(sender: type[Member], member: Member, **kwargs: Any) -> None:
    """Delete the likes of a member who leaves and lower the counters they had raised."""
    given = list(Like.objects.filter(member=member).values_list("post_id", "comment_id"))
    for field, numbers in (
        ("post", sorted(post for post, _comment in given if post)),
        ("comment", sorted(comment for _post, comment in given if comment)),
    ):
        liked: type[Model] = Like._meta.get_field(field).related_model  # type: ignore[assignment]
        _lower_counters(liked, numbers)
    Like.objects.filter(member=member).delete()


def _lower_counters(liked: type[Model], numbers: list[int]) -> None:
    for start in range(0, len(numbers), BATCH):
        batch: Iterable[int] = numbers[start : start + BATCH]
        rows = liked._default_manager.filter(pk__in=batch)
        list(rows.select_for_update().order_by("pk").values_list("pk"))
        rows.update(like_count=F("like_count") - 1)
