"""What answers must say to browsers, written down apart from the settings that make them say it."""

from django.http import HttpResponse

PAGE_POLICY = {
    "default-src": {"'none'"},
    "script-src": {"'self'"},
    "style-src": {"'self'"},
    "img-src": {"'self'"},
    "font-src": {"'self'"},
    "connect-src": {"'self'"},
    "media-src": {"'self'"},
    "manifest-src": {"'self'"},
    "form-action": {"'self'"},
    "frame-ancestors": {"'none'"},
    "base-uri": {"'none'"},
}
# In the admin: styles in attributes, previews in frames, pictures before they are sent.
ADMIN_POLICY = PAGE_POLICY | {
    "style-src": {"'self'", "'unsafe-inline'"},
    "img-src": {"'self'", "data:", "blob:"},
    "frame-src": {"'self'"},
    "frame-ancestors": {"'self'"},
}
# And Wagtail's scripts beside the fields of its editor.
EDITORS_POLICY = ADMIN_POLICY | {"script-src": {"'self'", "'unsafe-inline'"}}
FILE_POLICY = {"default-src": {"'none'"}, "sandbox": set()}

ISOLATION = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}
OFF = {
    "camera",
    "microphone",
    "geolocation",
    "payment",
    "usb",
    "display-capture",
    "browsing-topics",
    "midi",
    "serial",
}
PASSKEYS = {"publickey-credentials-create", "publickey-credentials-get"}


def policy_of(response: HttpResponse) -> dict[str, set[str]]:
    """Return the directives of the one policy an answer has."""
    parts = (part.split() for part in response.headers["Content-Security-Policy"].split(";"))
    return {part[0]: set(part[1:]) for part in parts if part}


def isolation_of(response: HttpResponse) -> dict[str, str | None]:
    return {name: response.headers.get(name) for name in ISOLATION}


def features_of(response: HttpResponse) -> dict[str, str]:
    """Return what each named feature of a browser is allowed to."""
    named = response.headers["Permissions-Policy"].split(", ")
    return dict(feature.split("=", 1) for feature in named)


def kept(response: HttpResponse) -> set[str]:
    """Return what may be done with a copy of the answer."""
    return set(filter(None, response.headers.get("Cache-Control", "").split(", ")))


def inline_scripts(page: str) -> list[str]:
    """Return the scripts written into a page instead of loaded; data is no script."""
    found = []
    for tag in page.split("<script")[1:]:
        attributes = tag.split(">", 1)[0]
        if "src=" not in attributes and "json" not in attributes:
            found.append(tag[:160])
    return found


def whole(response: HttpResponse) -> HttpResponse:
    """Return the answer with everything read, as a browser would: that closes the file it came from."""
    if response.streaming:
        response.getvalue()
    return response
