from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from home.chrome import current_chrome


def chrome(request: HttpRequest) -> dict[str, Any]:
    """Give every template `chrome`: the site's name, menu and footer, asked for only where it is shown."""
    return {"chrome": SimpleLazyObject(current_chrome)}
