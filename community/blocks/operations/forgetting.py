"""What happens to blocks and mutes when a member leaves."""

from django.db.models import Q

from community.blocks.models import Block, Mute
from community.blocks.operations.noting import lock_members, note_blocks
from community.common.transactions import atomic_retry
from community.members.models import Member


@atomic_retry
def forget_blocks_and_mutes(*, member: Member) -> None:
    """Delete what a member who leaves blocked and muted, and what others did about them."""
    ties = Block.objects.filter(Q(blocker=member) | Q(blocked=member))
    numbers = {number for pair in ties.values_list("blocker", "blocked") for number in pair}
    lock_members(numbers)
    ties.delete()
    note_blocks([member, *Member.objects.filter(pk__in=numbers).exclude(pk=member.pk)])
    Mute.objects.filter(Q(owner=member) | Q(member=member)).delete()
