"""What waits, shown where a moderator looks first: in the menu and on the admin's home."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Count, Min
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem, SubmenuMenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.base import ViewSetGroup

from community.comments.models import Comment
from community.moderation.models import ModerationState, Report
from community.moderation.views.access import MODERATORS, moderator_of
from community.moderation.views.decisions import DecisionViewSet
from community.moderation.views.members import MemberViewSet
from community.moderation.views.queue import ReportViewSet
from community.posts.models import Post


def waiting(request: HttpRequest) -> tuple[int, datetime | None]:
    """Return how many reports wait for this moderator, and since when; asked once per request."""
    known: tuple[int, datetime | None] | None = getattr(request, "_reports_waiting", None)
    if known is None:
        found = (
            Report.objects.for_moderator(moderator_of(request))
            .open()
            .aggregate(number=Count("pk"), oldest=Min("created_at"))
        )
        known = (found["number"], found["oldest"])
        request._reports_waiting = known  # type: ignore[attr-defined]
    return known


class CountingMenuItem(SubmenuMenuItem):
    """A menu whose label carries the number, so that it is also read out."""

    def render_component(self, request: HttpRequest) -> Any:
        number, _oldest = waiting(request)
        item = super().render_component(request)
        if number:
            item.label = f"{self.label} ({number})"
        return item


class ReportsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return MODERATORS.user_has_permission(request.user, "view")

    def render_component(self, request: HttpRequest) -> Any:
        number, _oldest = waiting(request)
        item = super().render_component(request)
        if number:
            item.label = f"{self.label} ({number})"
        return item


class CountedReports(ReportViewSet):
    menu_item_class = ReportsMenuItem


class ModerationGroup(ViewSetGroup):
    items = (CountedReports, DecisionViewSet, MemberViewSet)
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
    """On the admin's home: how many reports are open, since when, and what is held."""

    name = "reports_waiting"
    template_name = "moderation/admin/waiting_panel.html"
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        number, oldest = waiting(request)
        is_held = {"moderation_state": ModerationState.HELD}
        held = Post.objects.filter(**is_held).count() + Comment.objects.filter(**is_held).count()
        return {
            "number": number,
            "oldest": oldest,
            "held": held,
            "has_handle": moderator_of(request) is not None,
        }
