"""Keeping people away, and letting them come near again."""

from django.utils.translation import gettext as _

from community.blocks.errors import BlockRefused
from community.blocks.models import Block, Mute
from community.blocks.operations.noting import lock_members, note_blocks
from community.blocks.signals import member_blocked
from community.common.errors import NotAllowed
from community.common.transactions import atomic_retry
from community.members.models import Member


@atomic_retry
def block_member(*, member: Member, by: Member) -> None:
    """Hide the two from each other everywhere and end what ties them. Twice is the same as once.

    Also for those who may not take part, and against staff, whose decisions arrive all the same. Raises NotAllowed
    when they may not see the member; BlockRefused for oneself.
    """
    if member == by:
        raise BlockRefused(_("You can’t block yourself."))
    # Whatever either of them writes holds a lock on its writer's row, so it is either done by now or finds the block.
    lock_members([by.pk, member.pk])
    if Block.objects.filter(blocker=by, blocked=member).exists():
        return
    if not Member.objects.visible_to(by).filter(pk=member.pk).exists():
        raise NotAllowed(_("This member is no longer here."))
    Block.objects.create(blocker=by, blocked=member)
    Mute.objects.filter(owner=by, member=member).delete()
    note_blocks([by, member])
    member_blocked.send(sender=Block, blocker=by, blocked=member)


@atomic_retry
def unblock_member(*, member: Member, by: Member) -> None:
    """Let the two see each other again, unless the other blocks as well. It restores nothing: no follow, no like."""
    lock_members([by.pk, member.pk])
    Block.objects.filter(blocker=by, blocked=member).delete()
    note_blocks([by, member])
