"""What every answer tells browsers to refuse: see docs/decisions/0006-what-browsers-are-told.md."""

from typing import Any

from csp.constants import NONE, SELF

INLINE = "'unsafe-inline'"

# Off for us and for everybody framed.
_OFF = [
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "captured-surface-control",
    "compute-pressure",
    "cross-origin-isolated",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "keyboard-map",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "otp-credentials",
    "payment",
    "picture-in-picture",
    "screen-wake-lock",
    "serial",
    "storage-access",
    "sync-xhr",
    "usb",
    "window-management",
    "xr-spatial-tracking",
]
# A file somebody uploaded: should a browser ever take it for a page, nothing in it runs and nothing is fetched.
FILE_POLICY = "default-src 'none'; sandbox"


def permissions_policy() -> dict[str, list[str]]:
    """Return who may use which feature of a browser: nobody, apart from passkeys."""
    passkeys = ("publickey-credentials-create", "publickey-credentials-get")
    return dict.fromkeys(_OFF, []) | {feature: ["self"] for feature in passkeys}


def page_policy(media_hosts: list[str]) -> dict[str, Any]:
    """Return the policy of all pages: everything from here, nothing inline, framed by nobody."""
    return {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, *media_hosts],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF, *media_hosts],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }


def admin_policy(media_hosts: list[str]) -> dict[str, Any]:
    """Return what is different in the admin: styles in attributes, and pictures while they are uploaded."""
    return {
        "style-src": [SELF, INLINE],
        "img-src": [SELF, "data:", "blob:", *media_hosts],
        "frame-src": [SELF],
        "frame-ancestors": [SELF],
    }


def isolation_headers(media_hosts: list[str]) -> dict[str, str]:
    """Return what keeps other sites away from our pages and files.

    A store on another host seldom says that its pictures may be shown here; they are then fetched without cookies.
    """
    return {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "credentialless" if media_hosts else "require-corp",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
