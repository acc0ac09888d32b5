"""What stands where a comment's words are gone, and why."""

from collections.abc import Iterable
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from community.moderation.models import Decision, ModerationState


def place_of(row: dict[str, Any], rule: str) -> SafeString | str:
    """Return the sentence that stands for a comment whose words the viewer may not read."""
    if row["deleted_at"] is not None:
        if row["author__left_at"] is not None:
            return _("Deleted member. What they wrote went with them.")
        return _("The writer deleted this comment.")
    if row["moderation_state"] != ModerationState.REMOVED:
        # A suspension or a review is nobody else's business.
        return _("This comment can’t be read at the moment.")
    if rule:
        told = _("Removed by a moderator under the rule “{rule}”. The writer was told why.")
        return format_html(told, rule=rule)
    return _("Removed by a moderator. The writer was told why.")


def rules_broken(comment_ids: Iterable[int]) -> dict[int, str]:
    """Return the title of the rule under which each of these comments was last removed."""
    numbers = list(comment_ids)
    if not numbers:
        return {}
    decisions = Decision.objects.filter(comment__in=numbers).that_did(Decision.Action.REMOVE)
    return dict(decisions.order_by("created_at", "id").values_list("comment_id", "rule_title"))
