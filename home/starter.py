"""What a new site begins with, so that it can be read, joined and moderated before an editor has written a word.

Used by the migration that makes the first pages: its text is kept as it was, editors change the pages.
"""

import json

HOME_BODY = json.dumps(
    [
        {
            "type": "hero",
            "id": "5b8f3c1e-0e0b-4d8e-9a53-0a8a4d2f1a01",
            "value": {
                "heading": "A place for what we make",
                "introduction": "Show your work, ask how it is done, and follow the people whose hands you admire.",
                "doors": [
                    {
                        "type": "item",
                        "id": "5b8f3c1e-0e0b-4d8e-9a53-0a8a4d2f1a02",
                        "value": {"label": "Join"},
                    },
                    {
                        "type": "item",
                        "id": "5b8f3c1e-0e0b-4d8e-9a53-0a8a4d2f1a03",
                        "value": {"label": "Look around first", "address": "/latest/"},
                    },
                ],
                "small_print": "",
                "patchwork": True,
            },
        },
        {
            "type": "latest",
            "id": "5b8f3c1e-0e0b-4d8e-9a53-0a8a4d2f1a04",
            "value": {"heading": "New here", "introduction": "", "count": 6},
        },
        {
            "type": "rules",
            "id": "5b8f3c1e-0e0b-4d8e-9a53-0a8a4d2f1a05",
            "value": {"heading": "House rules, the short version", "count": 4},
        },
    ]
)


def _rule(number: int, title: str, text: str) -> dict[str, object]:
    block_id = f"7c1d2b90-5a44-4c0e-8f0d-3f1e6a9b2c{number:02d}"
    return {"type": "rule", "id": block_id, "value": {"title": title, "text": text, "yes": "", "no": ""}}


GUIDELINES_INTRODUCTION = "Four rules to begin with. Whoever reports something names the rule, and so does whoever decides about it."
GUIDELINES_RULES = json.dumps(
    [
        _rule(
            1,
            "Be kind to people",
            "Talk about the work, not the person. No insults, no threats, no pile-ons.",
        ),
        _rule(
            2,
            "Nobody is lesser here",
            "No hatred of people for who they are, whom they love or where they come from.",
        ),
        _rule(3, "Share what is yours", "Post your own work, or say whose it is and that they agreed."),
        _rule(
            4,
            "No selling without asking",
            "This is not a shop window. Ask the moderators before you advertise.",
        ),
    ]
)
