"""Where somebody signs in from: in words a person understands, and no more exactly than they need."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.utils.translation import gettext as _

# The first that a browser names counts: each of these also names some of those after it.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Chromium", "Chromium"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "Chromebook"),
    ("Mac", "Mac"),
    ("Linux", "Linux"),
)


def device_in_words(user_agent: str) -> str:
    """Return what the browser says it is, such as “Firefox on Android”."""
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), "")
    system = next((name for mark, name in _SYSTEMS if mark in user_agent), "")
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("An unknown browser")


def shortened(address: str) -> str:
    """Return the address of the network somebody is in: /24 of IPv4, /48 of IPv6. No more is ever stored."""
    whole = ip_address(address)
    if isinstance(whole, IPv6Address) and whole.ipv4_mapped:
        whole = whole.ipv4_mapped
    size = 24 if whole.version == 4 else 48
    return str(ip_network(f"{whole}/{size}", strict=False).network_address)


def network_in_words(address: str) -> str:
    """Return a shortened address as people read it, such as 192.0.2.x."""
    short = shortened(address)
    return f"{short.removesuffix('.0')}.x" if "." in short else f"{short.rstrip(':')}:…"
