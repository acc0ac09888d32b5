"""Whether a picture looks like one that was removed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from community.moderation.rules import CitedRule
from community.pictures.fingerprints import ALIKE, distance
from community.safeguards.models import RemovedPicture


@dataclass(frozen=True)
class LikeRemoved:
    """The removed picture that is nearest, in how many bits it differs, and the rule it broke."""

    thing_key: str
    distance: int
    rule: CitedRule


def nearest_removed(fingerprints: Sequence[str]) -> LikeRemoved | None:
    """Return the removed picture that one of these looks like, if there is one. Asks only when there is a fingerprint."""
    telling = [one for one in fingerprints if one]
    if not telling:
        return None
    nearest: LikeRemoved | None = None
    rows = RemovedPicture.objects.order_by("pk").values_list("thing_key", "variants", "rule_id", "rule_title")
    for key, variants, rule_id, title in rows.iterator():
        apart = min(distance(one, variants) for one in telling)
        if apart <= ALIKE and (nearest is None or apart < nearest.distance):
            rule = CitedRule(rule_id or "picture", title or _("Pictures that were removed before"), "")
            nearest = LikeRemoved(key, apart, rule)
    return nearest
