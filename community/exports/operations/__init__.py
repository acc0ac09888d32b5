"""Everything that writes copies but their making, which is in `fulfilling`."""

from community.exports.errors import ExportRefused
from community.exports.operations.deleting import delete_exports_of, expire_exports, forget_exports
from community.exports.operations.requesting import request_export

__all__ = ["ExportRefused", "delete_exports_of", "expire_exports", "forget_exports", "request_export"]
