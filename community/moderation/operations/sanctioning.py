"""What a sanction does to the post, comment or member it lies on, and how that is undone."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.utils import timezone
from django.utils.translation import gettext as _

from community.common.errors import OperationRefused
from community.members import operations as members
from community.members.models import Member
from community.moderation.models import Decision, ModerationState, Sanction
from community.moderation.signals import content_moderated
from community.moderation.things import Thing, is_gone, kind_of, thing_key
from community.moderation.verdicts import ON_PERSON, Measure

Action = Decision.Action
Ending = Sanction.Ending
State = ModerationState

OUT_OF_SIGHT = {Action.HOLD: State.HELD, Action.REMOVE: State.REMOVED}
_SETTERS = {
    Action.SUSPEND: members.suspend,
    Action.SILENCE: members.silence,
    Action.LIMIT: members.limit,
}


def locked_content(thing: Thing) -> Thing:
    """Return the post or comment as it is now, kept from changing. Raises OperationRefused when it is gone."""
    gone = _("Its author has deleted this already.")
    if thing is None:
        raise OperationRefused(gone)
    if kind_of(thing) not in ("post", "comment"):
        raise OperationRefused(_("Only posts and comments can be held, removed or restored."))
    try:
        if kind_of(thing) == "comment":
            # Whoever changes comments locks their post first; the same order here avoids deadlocks.
            type(thing.post).objects.select_for_update().get(pk=thing.post_id)
        content = type(thing).objects.select_for_update().get(pk=thing.pk)
    except ObjectDoesNotExist as error:
        raise OperationRefused(gone) from error
    if is_gone(content):
        raise OperationRefused(gone)
    return content


def locked_person(member: Member | None) -> Member:
    """Return the member as they are now, kept from changing. Raises OperationRefused for those who left."""
    person = Member.objects.select_for_update().filter(pk=member.pk).first() if member is not None else None
    if person is None or person.left_at is not None:
        raise OperationRefused(_("This member has left the community."))
    return person


def impose(measure: Measure, decision: Decision, content: Thing, person: Member | None) -> Sanction:
    """Make a measure of a decision hold from now. Raises OperationRefused when it holds already."""
    on_person = measure.action in ON_PERSON
    thing = person if on_person else content
    key = active_key(measure.action, thing_key(thing), decision)
    earlier = Sanction.objects.select_for_update().filter(active_key=key).first()
    before = _do(measure, thing, earlier)
    if earlier is not None:
        finish(earlier, Ending.REPLACED)
    if measure.action == Action.REMOVE:
        _finish_all(thing_key(thing), (Action.HOLD,), Ending.REPLACED)
    return Sanction.objects.create(
        decision=decision,
        action=measure.action,
        thing_key=thing_key(thing),
        member=decision.about,
        active_key=key,
        before=before,
        replaces=earlier,
        ends_at=measure.ends_at,
        review_at=measure.review_at,
    )


def undo(sanction: Sanction, ending: Sanction.Ending) -> None:
    """End a sanction and put things as they are without it; one taken back makes way for the one it replaced."""
    action = Action(sanction.action)
    finish(sanction, ending)
    if action in OUT_OF_SIGHT:
        put_back(sanction.decision.target, ending)
    elif action in _SETTERS:
        earlier = _earlier(sanction) if ending == Ending.REVERSED else None
        _set_until(action, sanction.member, earlier.ends_at if earlier is not None else None)
    elif action in (Action.SENSITIVE, Action.LOCK):
        _unmark(action, sanction)


def put_back(content: Thing, ending: Sanction.Ending) -> None:
    """Make content visible again and end whatever kept it out of sight."""
    if content is None or is_gone(content):
        return
    _finish_all(thing_key(content), tuple(OUT_OF_SIGHT), ending)
    current = locked_content(content)
    if current.moderation_state != State.VISIBLE:
        _show_as(current, State.VISIBLE)


def finish(sanction: Sanction, ending: Sanction.Ending) -> None:
    """Note that a sanction holds no longer, and why; the thing itself stays as it is."""
    sanction.active_key, sanction.ended_at, sanction.ending = None, timezone.now(), ending
    sanction.save(update_fields=["active_key", "ended_at", "ending"])


def active_key(action: str, key: str, decision: Decision) -> str:
    """Return what two sanctions cannot share while both hold; warnings add up."""
    return f"{action}:{key}:{decision.pk}" if action == Action.WARN else f"{action}:{key}"


def _do(measure: Measure, thing: Thing, earlier: Sanction | None) -> dict[str, Any]:
    """Change the thing, and return what undoing it needs to know."""
    action = measure.action
    if action in OUT_OF_SIGHT:
        return _hide(action, thing)
    if action in _SETTERS:
        if earlier is not None and earlier.ends_at == measure.until:
            raise OperationRefused(_already(action))
        _set_until(action, thing, measure.until)
    elif action in (Action.SENSITIVE, Action.LOCK):
        return _mark(measure, thing, earlier)
    return {}


def _hide(action: Action, content: Thing) -> dict[str, Any]:
    state = content.moderation_state
    if state == State.REMOVED:
        raise OperationRefused(_("This has been removed already."))
    if state == OUT_OF_SIGHT[action]:
        raise OperationRefused(_("This is held for review already."))
    _show_as(content, OUT_OF_SIGHT[action])
    return {"moderation_state": state}


def _show_as(content: Thing, state: ModerationState) -> None:
    content.moderation_state = state
    content.save(update_fields=["moderation_state"])
    content_moderated.send(sender=type(content), content=content, state=state)


def _mark(measure: Measure, post: Thing, earlier: Sanction | None) -> dict[str, Any]:
    if kind_of(post) != "post":
        raise OperationRefused(_("Only posts have content notes and comments to close."))
    if earlier is not None:
        raise OperationRefused(_("The moderators have done this already."))
    if measure.action == Action.LOCK:
        post.comments_locked = True
        post.save(update_fields=["comments_locked"])
        return {}
    before, note = post.content_note, measure.content_note or post.content_note
    if not note:
        raise OperationRefused(_("Please write the content note."))
    post.content_note, post.note_is_kept = note, True
    post.save(update_fields=["content_note", "note_is_kept"])
    return {"content_note": before, "kept": note}


def _unmark(action: Action, sanction: Sanction) -> None:
    post = sanction.decision.target
    if post is None:
        return
    current = locked_content(post)
    if action == Action.LOCK:
        current.comments_locked = False
        current.save(update_fields=["comments_locked"])
        return
    current.note_is_kept = False
    if current.content_note == sanction.before.get("kept"):
        current.content_note = sanction.before.get("content_note", "")
    current.save(update_fields=["content_note", "note_is_kept"])


def _set_until(action: Action, member: Member | None, until: datetime | None) -> None:
    if member is not None and member.left_at is None:
        _SETTERS[action](member=member, until=until)


def _earlier(sanction: Sanction) -> Sanction | None:
    """Let the sanction hold again that this one replaced, if its time is not over."""
    earlier = sanction.replaces
    if earlier is None or earlier.ending != Ending.REPLACED:
        return None
    if earlier.ends_at is None or earlier.ends_at <= timezone.now():
        return None
    earlier.active_key = active_key(earlier.action, earlier.thing_key, earlier.decision)
    earlier.ended_at, earlier.ending = None, ""
    earlier.save(update_fields=["active_key", "ended_at", "ending"])
    return earlier


def _finish_all(key: str, actions: tuple[Action, ...], ending: Sanction.Ending) -> None:
    for sanction in Sanction.objects.active().on_thing(key).filter(action__in=actions).select_for_update():
        finish(sanction, ending)


def _already(action: Action) -> str:
    if action == Action.SUSPEND:
        return _("This member is suspended until then already.")
    return _("This holds until then already.")
