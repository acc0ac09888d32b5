from typing import Any

from django.http import HttpRequest


def me(request: HttpRequest) -> dict[str, Any]:
    """Give every template `me`: the signed-in member, or None."""
    return {"me": getattr(request, "member", None)}
