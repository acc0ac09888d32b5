"""What a moderator needs to know before deciding, as finished values for the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from community.members.models import Member
from community.moderation.models import Decision, ModerationState, Report
from community.moderation.permissions import is_staff
from community.moderation.snapshots import snapshot
from community.moderation.things import Thing, is_gone, kind_of, person_behind
from community.pictures.addresses import avatar_url, file_address
from community.pictures.models import Picture

RECENT = 10
SHOWN_WIDTH = 800


@dataclass(frozen=True)
class Exhibit:
    """A picture that is shown only when asked for."""

    label: str
    address: str
    width: int
    height: int


def thing_facts(thing: Thing | None) -> dict[str, Any]:
    """Say how the thing reads now, where it can be read, and which pictures it has."""
    if thing is None or is_gone(thing):
        return {"is_gone": True}
    return {
        "is_gone": False,
        "text_now": snapshot(thing),
        "state": thing.get_moderation_state_display() if hasattr(thing, "moderation_state") else "",
        "is_readable": getattr(thing, "moderation_state", ModerationState.VISIBLE) == ModerationState.VISIBLE
        and not person_behind(thing).is_suspended,
        "exhibits": exhibits(thing),
        "history_url": reverse("posts:history", args=[thing.pk]) if _was_edited_post(thing) else "",
        "place": thing.post if kind_of(thing) == "comment" else None,
    }


def _was_edited_post(thing: Thing) -> bool:
    return kind_of(thing) == "post" and thing.edited_at is not None


def exhibits(thing: Thing) -> list[Exhibit]:
    if kind_of(thing) == "post":
        places = thing.post_pictures.select_related("picture")
        return [_exhibit(place.picture, number) for number, place in enumerate(places, start=1)]
    if isinstance(thing, Member) and thing.avatar_key:
        return [Exhibit(_("Profile picture"), avatar_url(thing.avatar_key, 288), 288, 288)]
    return []


def _exhibit(picture: Picture, number: int) -> Exhibit:
    width = min(picture.widths, key=lambda made: abs(made - SHOWN_WIDTH), default=picture.width)
    description = picture.alt_text or _("no description")
    label = _("Picture %(number)d: %(description)s") % {"number": number, "description": description}
    height = round(picture.height * width / picture.width) if picture.width else picture.height
    return Exhibit(label, file_address(picture, f"{width}.webp"), width, height)


def person_facts(person: Member) -> dict[str, Any]:
    """Say what moderators decided about somebody before, and what was reported about them."""
    decisions = Decision.objects.filter(about=person).newest_first().select_related("by")
    reports = Report.objects.filter(about=person).select_related("case", "copy").order_by("-created_at")
    return {
        "person": person,
        "is_staff_member": is_staff(person),
        "decisions_before": _some(decisions),
        "decision_count": decisions.count(),
        "reports_about": _some(reports),
        "report_count": reports.count(),
    }


def _some(rows: QuerySet) -> Sequence[Any]:
    return list(rows[:RECENT])
