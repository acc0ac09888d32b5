"""What the frame of every page shows: the site's name, menu and footer."""

from typing import Any

from django.http import HttpRequest


def chrome(request: HttpRequest) -> dict[str, Any]:
    return {"chrome": {"site_name": "Commonplace", "registration_open": True}}
