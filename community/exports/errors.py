"""Why a copy is refused."""

from community.common.errors import OperationRefused


class ExportRefused(OperationRefused):
    """There has been one today already."""
