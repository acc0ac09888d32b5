"""What operations of moderation ask before they do anything."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from community.common.errors import NotAllowed, OperationRefused
from community.common.text import clean_text
from community.members.models import Member
from community.moderation.models import MESSAGE_MAX_LENGTH, RULE_TITLE_MAX_LENGTH, Case
from community.moderation.permissions import can_decide_about, can_moderate
from community.moderation.rules import CitedRule
from community.moderation.things import Thing, kind_of, person_behind, thing_key


def check_may_decide(by: Member, about: Member | None) -> None:
    """Raise NotAllowed unless this moderator may decide about this person."""
    if not can_moderate(by):
        raise NotAllowed(_("Only moderators can do this."))
    if about == by:
        raise NotAllowed(_("You can't decide about yourself. Another moderator will."))
    if not can_decide_about(by, about):
        raise NotAllowed(_("Only an administrator can decide about another moderator or an administrator."))


def check_claim(case: Case, by: Member) -> None:
    """Raise OperationRefused while another moderator has claimed the case."""
    if case.is_claimed_by_another(by) and case.claimed_by is not None:
        name = {"name": case.claimed_by.name}
        raise OperationRefused(
            _("%(name)s is looking at this. Ask them, or take the case over first.") % name
        )


def checked_words(typed: str, *, limit: int = MESSAGE_MAX_LENGTH, missing: str = "") -> str:
    """Return the cleaned words. Raises OperationRefused when too long, or empty where `missing` says they are needed."""
    try:
        words = clean_text(typed, multiline=True)
    except ValidationError as error:
        raise OperationRefused(error.messages[0]) from error
    if len(words) > limit:
        raise OperationRefused(_("This can have at most %(limit)d characters.") % {"limit": limit})
    if missing and not words:
        raise OperationRefused(missing)
    return words


def about_fields(thing: Thing) -> dict[str, Any]:
    """Return what ties a row to its thing."""
    kind = kind_of(thing)
    return {"kind": kind, kind: thing, "thing_key": thing_key(thing), "about": person_behind(thing)}


def rule_fields(rule: CitedRule | None) -> dict[str, Any]:
    """Return the rule as it reads today, for keeping."""
    if rule is None:
        return {}
    return {
        "rule_id": rule.id,
        "rule_title": rule.title[:RULE_TITLE_MAX_LENGTH],
        "rule_text": rule.text,
        "rule_version": rule.version,
    }
