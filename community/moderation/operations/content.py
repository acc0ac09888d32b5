"""Holding, removing and restoring what members wrote. Their words are never changed."""

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _

from community.common.errors import OperationRefused
from community.common.transactions import atomic_retry
from community.members.models import Member
from community.moderation.models import Decision, ModerationState
from community.moderation.operations.recording import (
    answer_reports,
    check_may_decide,
    checked_message,
    record,
    tell_author,
)
from community.moderation.rules import CitedRule
from community.moderation.signals import content_moderated
from community.moderation.things import Thing, is_gone, kind_of, person_behind, thing_key

Action = Decision.Action
State = ModerationState

_FROM = {
    Action.HOLD: (State.VISIBLE,),
    Action.REMOVE: (State.VISIBLE, State.HELD),
    Action.RESTORE: (State.HELD, State.REMOVED),
}
_TO = {Action.HOLD: State.HELD, Action.REMOVE: State.REMOVED, Action.RESTORE: State.VISIBLE}


@atomic_retry
def hold(*, target: Thing, by: Member, rule: CitedRule, message: str = "") -> Decision:
    """Take a post or comment out of sight while moderators look at it; its author still sees it.

    Raises NotAllowed; OperationRefused when it is held or removed already, or gone.
    """
    return _decide(Action.HOLD, target, by, rule, message)


@atomic_retry
def remove(*, target: Thing, by: Member, rule: CitedRule, message: str = "") -> Decision:
    """Take a post or comment away from everybody. Raises NotAllowed; OperationRefused when removed already or gone."""
    return _decide(Action.REMOVE, target, by, rule, message)


@atomic_retry
def restore(*, target: Thing, by: Member, message: str = "") -> Decision:
    """Show a held or removed post or comment again. Raises NotAllowed; OperationRefused when visible already or gone."""
    return _decide(Action.RESTORE, target, by, None, message)


def _decide(action: Action, target: Thing, by: Member, rule: CitedRule | None, message: str) -> Decision:
    check_may_decide(by, person_behind(target))
    words = checked_message(message, rule)
    content = _locked(target)
    if content.moderation_state not in _FROM[action]:
        state = State(content.moderation_state).label
        raise OperationRefused(_("This is %(state)s already.") % {"state": state})
    content.moderation_state = target.moderation_state = _TO[action]
    content.save(update_fields=["moderation_state"])
    content_moderated.send(sender=type(content), content=content, state=_TO[action])
    decision = record(action, content, by, rule=rule, message=words)
    answer_reports(decision, content, [thing_key(content)])
    tell_author(decision, content)
    return decision


def _locked(target: Thing) -> Thing:
    """Return the row as it is now, kept from changing until the transaction ends."""
    if kind_of(target) not in ("post", "comment"):
        raise OperationRefused(_("Only posts and comments can be held, removed or restored."))
    try:
        if kind_of(target) == "comment":
            # Whoever changes comments locks their post first; the same order here avoids deadlocks.
            type(target.post).objects.select_for_update().get(pk=target.post_id)
        content = type(target).objects.select_for_update().get(pk=target.pk)
    except ObjectDoesNotExist as error:
        raise OperationRefused(_("Its author has deleted this already.")) from error
    if is_gone(content):
        raise OperationRefused(_("Its author has deleted this already."))
    return content
