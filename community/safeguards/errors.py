from community.common.errors import OperationRefused


class Nudged(OperationRefused):
    """A rule asks the author to think again. Sent once more with that in mind, the same words go through."""
