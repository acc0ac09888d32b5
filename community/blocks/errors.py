"""Why a block or a mute is refused."""

from community.common.errors import OperationRefused


class BlockRefused(OperationRefused):
    """Nobody blocks or mutes themselves."""
