"""Looking before others see: asking the author to think again, holding, opening a case. And keeping the rules themselves."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from community.common.errors import NotAllowed, OperationRefused
from community.common.transactions import atomic_retry
from community.filters.matching import folded
from community.limits.newcomers import is_newcomer
from community.members.models import Member
from community.moderation.models import Decision
from community.moderation.operations import hold_by_rule, open_case
from community.moderation.operations.auditing import audit, in_turn
from community.moderation.permissions import can_moderate, is_staff
from community.moderation.rules import CitedRule
from community.moderation.things import Thing, thing_key
from community.pictures.fingerprints import BITS
from community.pictures.models import Picture
from community.safeguards.classifiers import advice_on
from community.safeguards.errors import Nudged
from community.safeguards.likeness import LikeRemoved, nearest_removed
from community.safeguards.matching import Earlier, digest, looks_at, met
from community.safeguards.models import Hit, RemovedPicture, Safeguard, SafeguardSettings
from community.safeguards.submissions import Submission

Action, Kind = Safeguard.Action, Safeguard.Kind
COUNTED = frozenset({Kind.RATE, Kind.DUPLICATE})
# What was seen of a dry run is true for so long.
TRIED_FOR = timedelta(days=7)


@in_turn
def keep_safeguard(*, safeguard: Safeguard, by: Member) -> Safeguard:
    """Store a new or changed rule. One that would meet something else than before is off until it is tried again.

    Raises NotAllowed.
    """
    _check_may(by)
    if safeguard.pk is None:
        safeguard.owner = by
    if digest(safeguard) != safeguard.tried:
        safeguard.is_on, safeguard.tried, safeguard.tried_at = False, "", None
    safeguard.save()
    _audit("rule_kept", safeguard, by, kind=safeguard.kind, deed=safeguard.action, phrases=safeguard.phrases)
    return safeguard


@in_turn
def note_dry_run(*, safeguard: Safeguard, by: Member) -> None:
    """Note that a moderator has seen what these very settings would have met in the last 30 days. Raises NotAllowed."""
    _check_may(by)
    safeguard.tried, safeguard.tried_at = digest(safeguard), timezone.now()
    safeguard.save(update_fields=["tried", "tried_at"])
    _audit("rule_tried", safeguard, by)


@in_turn
def switch_on(*, safeguard: Safeguard, by: Member) -> None:
    """Let a rule begin to work. Raises NotAllowed; OperationRefused when its dry run was not seen, or it has ended."""
    _check_may(by)
    current = Safeguard.objects.select_for_update().get(pk=safeguard.pk)
    fresh = current.tried_at is not None and current.tried_at > timezone.now() - TRIED_FOR
    if not fresh or current.tried != digest(current):
        raise OperationRefused(_("Look first at what this rule would have met in the last 30 days."))
    if current.expires_at <= timezone.now():
        raise OperationRefused(_("The day on which this rule ends is past. Choose a later one first."))
    current.is_on = safeguard.is_on = True
    current.save(update_fields=["is_on"])
    _audit("rule_on", current, by)


@in_turn
def switch_off(*, safeguard: Safeguard, by: Member) -> None:
    """Let a rule rest. Twice is the same as once. Raises NotAllowed."""
    _check_may(by)
    safeguard.is_on = False
    safeguard.save(update_fields=["is_on"])
    _audit("rule_off", safeguard, by)


@in_turn
def delete_safeguard(*, safeguard: Safeguard, by: Member) -> None:
    """Delete a rule with the count of its hits; what it held stays in its case. Raises NotAllowed."""
    _check_may(by)
    _audit("rule_deleted", safeguard, by)
    safeguard.delete()


def _audit(action: str, safeguard: Safeguard, by: Member, **after: Any) -> None:
    audit(action, by, f"rule:{safeguard.pk}", why=safeguard.reason, after={"name": safeguard.name, **after})


def look_first(submission: Submission, *, has_considered: bool = False) -> None:
    """Ask the author to think again, before anything is stored. Raises Nudged.

    A page calls this outside the transaction of sending, which the refusal would undo: the asking is counted.
    """
    if has_considered or is_staff(submission.author):
        return
    nudging = [rule for rule in _in_force() if rule.action == Action.NUDGE]
    if not nudging:
        return
    asked = [rule for rule, _what in _hits(nudging, submission, _earlier(nudging, submission))]
    for rule in asked:
        _note_hit(rule, submission.author, "")
    if asked:
        reasons = " ".join(dict.fromkeys(rule.reason for rule in asked))
        question = _("If you still want to send it as it is, press the button once more.")
        raise Nudged(f"{reasons} {question}")


@atomic_retry
def look_after(thing: Thing, submission: Submission, *, is_new: bool = True) -> None:
    """Hold what a rule, a classifier or a removed picture gives reason to, or open a case; in the writer's transaction.

    `is_new` is False for a change: how much somebody writes is no matter then.
    """
    if is_staff(submission.author) or thing.is_held or thing.is_removed:
        return
    rules = [rule for rule in _in_force() if rule.action != Action.NUDGE]
    rules = [rule for rule in rules if is_new or rule.kind not in COUNTED]
    for rule, what in _hits(rules, submission, _earlier(rules, submission, without=thing)):
        _note_hit(rule, submission.author, thing_key(thing))
        _act(rule.action, thing, _cited(rule), f"{rule.name}: {what}")
    for advice in advice_on(submission):
        _act(advice.action, thing, _classifier_rule(), advice.why)
    like = nearest_removed(submission.fingerprints)
    if like is not None:
        hold_by_rule(target=thing, rule=like.rule, why=_why_alike(like))
    elif is_new and submission.kind == "post" and _is_among_first(submission.author, thing):
        hold_by_rule(target=thing, rule=_first_posts_rule(), why=_("One of this member’s first posts."))


@atomic_retry
def remember_removed(*, thing: Thing, pictures: Iterable[Picture], variants: dict[int, list[str]]) -> None:
    """Keep what removed pictures look like, `variants` by the picture's id. Twice is the same as once."""
    removal = Decision.objects.about_thing(thing_key(thing)).that_did("remove").newest_first().first()
    rule = {"rule_id": removal.rule_id, "rule_title": removal.rule_title} if removal is not None else {}
    for picture in pictures:
        if not variants.get(picture.pk):
            continue
        RemovedPicture.objects.update_or_create(
            picture_number=picture.pk,
            defaults={"thing_key": thing_key(thing), "variants": variants[picture.pk], **rule},
        )


@atomic_retry
def forget_removed(*, thing: Thing) -> None:
    """Forget the pictures of a thing that was put back."""
    RemovedPicture.objects.filter(thing_key=thing_key(thing)).delete()


def _check_may(by: Member) -> None:
    if not can_moderate(by):
        raise NotAllowed(_("Only moderators can do this."))


def _in_force() -> list[Safeguard]:
    return list(Safeguard.objects.filter(is_on=True, expires_at__gt=timezone.now()).order_by("pk"))


def _hits(
    rules: Sequence[Safeguard], submission: Submission, earlier: Sequence[Earlier]
) -> list[tuple[Safeguard, str]]:
    if not rules:
        return []
    new = any(rule.is_for_newcomers for rule in rules) and is_newcomer(submission.author)
    found = (
        (rule, met(rule, submission, earlier))
        for rule in rules
        if looks_at(rule, submission, is_newcomer=new)
    )
    return [(rule, what) for rule, what in found if what]


def _earlier(
    rules: Sequence[Safeguard], submission: Submission, without: Thing | None = None
) -> list[Earlier]:
    """Return what the author sent in the longest window of these rules; asks only when one of them counts."""
    counting = [rule.minutes for rule in rules if rule.kind in COUNTED]
    if not counting:
        return []
    since = submission.at - timedelta(minutes=max(counting))
    author: Any = submission.author
    posts = author.posts.filter(published_at__gt=since)
    comments = author.comments.filter(created_at__gt=since, deleted_at__isnull=True)
    if without is not None:
        posts, comments = (
            rows.exclude(pk=without.pk) if rows.model is type(without) else rows for rows in (posts, comments)
        )
    sent = [
        (at, f"{title}\n{text}") for at, title, text in posts.values_list("published_at", "title", "text")
    ]
    sent += comments.values_list("created_at", "text")
    return [Earlier(at, folded(text)) for at, text in sent]


def _act(action: str, thing: Thing, rule: CitedRule, why: str) -> None:
    if action == Action.HOLD:
        hold_by_rule(target=thing, rule=rule, why=why)
    else:
        open_case(target=thing, rule=rule, why=why)


def _note_hit(rule: Safeguard, author: Member, key: str) -> None:
    Hit.objects.create(safeguard=rule, author=author, thing_key=key, action=rule.action)
    Safeguard.objects.filter(pk=rule.pk).update(hit_count=F("hit_count") + 1)


def _cited(rule: Safeguard) -> CitedRule:
    return CitedRule(id=f"safeguard-{rule.pk}", title=rule.name, text=rule.reason)


def _classifier_rule() -> CitedRule:
    return CitedRule(
        "classifier", _("Looked at before others see it"), _("A program asked a person to look.")
    )


def _first_posts_rule() -> CitedRule:
    hours = SafeguardSettings.now().promised_hours
    text = _(
        "A moderator reads the first posts of new members before others see them. You hear from us within %(hours)d"
        " hours, and after a few posts this ends by itself."
    )
    return CitedRule("first-posts", _("First posts are read first"), text % {"hours": hours})


def _is_among_first(author: Member, thing: Thing) -> bool:
    wanted = SafeguardSettings.now().first_posts
    if not wanted:
        return False
    people: Any = author
    let_through = people.posts.filter(moderation_state="visible").exclude(audience="me").exclude(pk=thing.pk)
    return let_through[:wanted].count() < wanted


def _why_alike(like: LikeRemoved) -> str:
    return _(
        "A picture looks like one that was removed from %(thing)s: %(distance)d of %(bits)d bits differ."
    ) % {"thing": like.thing_key, "distance": like.distance, "bits": BITS}
