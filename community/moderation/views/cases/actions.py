"""Which measures a moderator can choose from about a case now."""

from community.members.models import Member
from community.moderation.models import Case, Decision, Sanction
from community.moderation.permissions import can_decide_about
from community.moderation.things import Thing, is_gone

Action = Decision.Action


def actions_for_case(moderator: Member, case: Case) -> list[Action]:
    """Return what this moderator can decide, in the order of the form; empty when it is not theirs, or decided."""
    if not case.is_open or not can_decide_about(moderator, case.about):
        return []
    thing = None if is_gone(case.target) else case.target
    found = _on_content(thing) if thing is not None and case.kind != Case.Kind.MEMBER else []
    if case.about is not None and case.about.left_at is None:
        if thing is not None:
            found.append(Action.WARN)
        found += [Action.LIMIT, Action.SILENCE, Action.SUSPEND]
        if Sanction.objects.active().on_thing(f"member:{case.about.pk}").exclude(action=Action.WARN).exists():
            found.append(Action.LIFT)
    if not getattr(thing, "is_held", False):
        found.append(Action.DISMISS)
    return found


def _on_content(thing: Thing) -> list[Action]:
    found = []
    if not thing.is_removed:
        found += [Action.REMOVE] if thing.is_held else [Action.HOLD, Action.REMOVE]
        if hasattr(thing, "comments_locked"):
            found += [Action.SENSITIVE, Action.LOCK]
    if thing.is_held or thing.is_removed:
        found.append(Action.RESTORE)
    return found
