from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from community.notifications.models import Notification


def unread_count(request: HttpRequest) -> dict[str, Any]:
    """Give every template `unread_count`, asked for only where it is shown; 0 for visitors."""
    member = getattr(request, "member", None)
    if member is None:
        return {"unread_count": 0}
    return {
        "unread_count": SimpleLazyObject(lambda: Notification.objects.visible_to(member).unread().count())
    }
