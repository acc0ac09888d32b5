"""What a page says to search engines, as a block of JSON-LD. Browsers never run it, so the policy lets it pass."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# Written as JSON's own escapes: no word of a member's can end the block or begin another, whatever it says.
_ESCAPES = {ord(character): f"\\u{ord(character):04X}" for character in "<>&\u2028\u2029"}


def linked_data_html(data: Mapping[str, Any]) -> SafeString:
    """Return a `<script>` that holds data in the vocabulary of schema.org; empty values are left out."""
    told = {"@context": "https://schema.org"} | {name: value for name, value in data.items() if value}
    written = json.dumps(told, ensure_ascii=False, default=str).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(written))
