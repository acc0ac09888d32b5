"""What waits, shown where a moderator looks first: in the menu and on the admin's home."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Min
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import SubmenuMenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.base import ViewSetGroup

from community.comments.models import Comment
from community.members.models import Member
from community.moderation.models import Appeal, Case, ModerationState
from community.moderation.permissions import proposals_to_confirm
from community.moderation.records import decisions_to_look_at_again
from community.moderation.views.access import ModeratorMenuItem, moderator_of
from community.moderation.views.appeals import AppealViewSet
from community.moderation.views.cases.exposure import exposure_of
from community.moderation.views.cases.queue import CaseViewSet
from community.moderation.views.decisions import DecisionViewSet
from community.moderation.views.members import MemberViewSet
from community.moderation.views.proposals import ProposalViewSet
from community.moderation.views.queue import ReportViewSet
from community.posts.models import Post


@dataclass(frozen=True)
class Waiting:
    """What waits for one moderator: open cases, since when, and appeals they may answer."""

    cases: int
    oldest: datetime | None
    appeals: int


def waiting(request: HttpRequest) -> Waiting:
    """Return what waits for this moderator; asked once per request."""
    known: Waiting | None = getattr(request, "_cases_waiting", None)
    if known is None:
        moderator = moderator_of(request)
        cases = Case.objects.for_moderator(moderator).open()
        found = cases.aggregate(number=Count("pk"), oldest=Min("opened_at"))
        appeals = Appeal.objects.for_moderator(moderator).open()
        if moderator is not None:
            appeals = appeals.not_decided_by(moderator)
        known = Waiting(found["number"], found["oldest"], appeals.count())
        request._cases_waiting = known  # type: ignore[attr-defined]
    return known


class CountingMenuItem(SubmenuMenuItem):
    """A menu whose label carries the number, so that it is also read out."""

    def render_component(self, request: HttpRequest) -> Any:
        found = waiting(request)
        return _numbered(super().render_component(request), self.label, found.cases + found.appeals)


class CasesMenuItem(ModeratorMenuItem):
    def render_component(self, request: HttpRequest) -> Any:
        return _numbered(super().render_component(request), self.label, waiting(request).cases)


class AppealsMenuItem(ModeratorMenuItem):
    def render_component(self, request: HttpRequest) -> Any:
        return _numbered(super().render_component(request), self.label, waiting(request).appeals)


def _numbered(item: Any, label: str, number: int) -> Any:
    if number:
        item.label = f"{label} ({number})"
    return item


class CountedCases(CaseViewSet):
    menu_item_class = CasesMenuItem


class CountedAppeals(AppealViewSet):
    menu_item_class = AppealsMenuItem


class ModerationGroup(ViewSetGroup):
    items = (
        CountedCases,
        CountedAppeals,
        ProposalViewSet,
        ReportViewSet,
        DecisionViewSet,
        MemberViewSet,
    )
    menu_label = _("Moderation")
    menu_icon = "flag"
    menu_name = "moderation"
    menu_order = 50

    def get_menu_item(self, order: int | None = None) -> SubmenuMenuItem:
        plain = super().get_menu_item(order)
        return CountingMenuItem(
            plain.label, plain.menu, name=plain.name, icon_name=plain.icon_name, order=plain.order
        )


class WaitingPanel(Component):
    """On the admin's home: how many cases wait, since when, who has how many, and what one has seen today."""

    name = "reports_waiting"
    template_name = "moderation/admin/waiting_panel.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        moderator = moderator_of(request)
        is_held = {"moderation_state": ModerationState.HELD}
        held = Post.objects.filter(**is_held).count() + Comment.objects.filter(**is_held).count()
        found = waiting(request)
        proposals = proposals_to_confirm(moderator).count() if moderator is not None else 0
        again = decisions_to_look_at_again(moderator).count() if moderator is not None else 0
        return {
            "waiting": found,
            "proposals": proposals,
            "again": again,
            "is_empty": not (found.cases or found.appeals or proposals or again or held),
            "load": load(moderator),
            "exposure": exposure_of(moderator) if moderator is not None else None,
            "held": held,
            "has_handle": moderator is not None,
        }


def load(moderator: Member | None) -> list[dict[str, Any]]:
    """Return how many open cases each moderator has claimed, without what is about the one who asks."""
    claimed = Case.objects.for_moderator(moderator).open().filter(claimed_until__gt=timezone.now())
    counted = claimed.order_by().values("claimed_by__handle", "claimed_by__display_name")
    return list(counted.annotate(number=Count("pk")).order_by("-number", "claimed_by__handle"))
