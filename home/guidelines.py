"""The rules, as they read today and as they read on any day before, for whoever cites or accepts them."""

from dataclasses import dataclass

from community.moderation.rules import CitedRule
from community.posts.differences import Piece, differences
from home.models import GuidelinesPage, GuidelinesVersion


def guidelines_page() -> GuidelinesPage | None:
    """Return the published guidelines, or None before an editor has written any."""
    return GuidelinesPage.objects.live().first()


def current_rules() -> list[CitedRule]:
    """Return the rules in their order; empty without published guidelines."""
    page = guidelines_page()
    return rules_of(page) if page is not None else []


def rules_of(page: GuidelinesPage) -> list[CitedRule]:
    """Return the rules of the published page, each with the number of the version that says so."""
    newest = newest_version()
    number = newest.number if newest is not None else 0
    return [
        CitedRule(
            id=str(block.id),
            title=block.value["title"],
            text=block.value["text"],
            version=number,
            harm=int(block.value.get("harm") or 2),
        )
        for block in page.rules
        if block.block_type == "rule"
    ]


def newest_version(*, locked: bool = False) -> GuidelinesVersion | None:
    """Return how the guidelines read now; None before anything was published."""
    versions = GuidelinesVersion.objects.order_by("-number")
    return (versions.select_for_update() if locked else versions).first()


def newest_told_number() -> int:
    """Return the number of the newest version that members are told of; 0 while there is none."""
    told = GuidelinesVersion.objects.filter(is_told=True).order_by("-number")
    return told.values_list("number", flat=True).first() or 0


@dataclass(frozen=True)
class RuleChange:
    """A rule against how it read before, word by word. New and withdrawn rules are all of one kind."""

    id: str
    title: list[Piece]
    text: list[Piece]
    is_new: bool = False
    is_gone: bool = False


def changes_between(before: GuidelinesVersion | None, after: GuidelinesVersion) -> list[RuleChange]:
    """Return the rules that read differently, those that came and those that went, in the order of the newer page."""
    old = {rule["id"]: rule for rule in (before.rules if before is not None else [])}
    new = {rule["id"]: rule for rule in after.rules}
    changed = [
        _change(key, old.get(key), rule) for key, rule in new.items() if _words(old.get(key)) != _words(rule)
    ]
    return changed + [_change(key, rule, None) for key, rule in old.items() if key not in new]


def _words(rule: dict[str, str] | None) -> tuple[str, str]:
    """Return the title, and the text with its examples."""
    if rule is None:
        return "", ""
    return rule["title"], "\n".join(rule[key] for key in ("text", "yes", "no") if rule[key])


def _change(key: str, before: dict[str, str] | None, after: dict[str, str] | None) -> RuleChange:
    (old_title, old_text), (new_title, new_text) = _words(before), _words(after)
    return RuleChange(
        key,
        differences(old_title, new_title),
        differences(old_text, new_text),
        is_new=before is None,
        is_gone=after is None,
    )
