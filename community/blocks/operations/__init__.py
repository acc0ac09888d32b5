"""Everything that writes blocks and mutes."""

from community.blocks.errors import BlockRefused
from community.blocks.operations.blocking import block_member, unblock_member
from community.blocks.operations.forgetting import forget_blocks_and_mutes
from community.blocks.operations.muting import (
    mute_conversation,
    mute_member,
    unmute_conversation,
    unmute_member,
)

__all__ = [
    "BlockRefused",
    "block_member",
    "forget_blocks_and_mutes",
    "mute_conversation",
    "mute_member",
    "unblock_member",
    "unmute_conversation",
    "unmute_member",
]
