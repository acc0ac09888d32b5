"""The rules as they read today, for whoever cites them."""

from community.moderation.rules import CitedRule
from home.models import GuidelinesPage


def guidelines_page() -> GuidelinesPage | None:
    """Return the published guidelines, or None before an editor has written any."""
    return GuidelinesPage.objects.live().first()


def current_rules() -> list[CitedRule]:
    """Return the rules in their order; empty without published guidelines."""
    page = guidelines_page()
    return rules_of(page) if page is not None else []


def rules_of(page: GuidelinesPage) -> list[CitedRule]:
    """Return the rules a guidelines page (or a revision of it) holds."""
    return [
        CitedRule(id=str(block.id), title=block.value["title"], text=block.value["text"])
        for block in page.rules
        if block.block_type == "rule"
    ]
