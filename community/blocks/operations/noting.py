"""Holding the members whom a block concerns, and noting with them that there is one."""

from collections.abc import Collection

from django.db.models import Q

from community.blocks.models import Block
from community.members.models import Member


def lock_members(numbers: Collection[int]) -> None:
    locked = Member.objects.select_for_update().filter(pk__in=numbers).order_by("pk")
    list(locked.values_list("pk"))


def note_blocks(members: Collection[Member]) -> None:
    """Keep with each member whether any block stands beside them: only then do counts on their pages differ."""
    for member in members:
        member.has_blocks = Block.objects.filter(Q(blocker=member) | Q(blocked=member)).exists()
        Member.objects.filter(pk=member.pk).update(has_blocks=member.has_blocks)
