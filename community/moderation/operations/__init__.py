"""Every write of moderation, one deed each. All check that the doer may, and none can be done to oneself."""

from community.moderation.operations.content import hold, remove, restore
from community.moderation.operations.dismissing import dismiss_gone, dismiss_reports
from community.moderation.operations.reporting import AlreadyReported, report
from community.moderation.operations.suspending import lift_suspension, suspend_member

__all__ = [
    "AlreadyReported",
    "dismiss_gone",
    "dismiss_reports",
    "hold",
    "lift_suspension",
    "remove",
    "report",
    "restore",
    "suspend_member",
]
