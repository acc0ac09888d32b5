"""What was decided so far, to read. Nothing here can be changed."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.views import generic

from community.moderation.forms.filtering import DecisionFilters
from community.moderation.models import Decision
from community.moderation.views.access import ForModerators, PolicyMixin, moderator_of
from community.moderation.views.columns import AgeColumn, PersonColumn


class DecisionsView(PolicyMixin, generic.IndexView):
    template_name = "wagtailadmin/generic/index.html"
    page_title = _("Decisions")
    search_fields = ("message", "rule_title", "about__handle", "about__display_name", "by__handle")
    default_ordering = "-created_at"

    def get_base_queryset(self) -> QuerySet:
        return Decision.objects.for_moderator(moderator_of(self.request)).select_related("about", "by")

    @cached_property
    def columns(self) -> list[BaseColumn]:
        titled = self._get_title_column_class(TitleColumn)
        return [
            titled("__str__", label=_("Decision"), get_url=self.get_inspect_url),
            PersonColumn("about", label=_("About")),
            Column("rule_title", label=_("Rule"), sort_key="rule_title"),
            Column("by", label=_("Decided by"), accessor="by.name"),
            AgeColumn("created_at", label=_("When"), sort_key="created_at"),
        ]

    def get_list_more_buttons(self, instance: Decision) -> list[MenuItem]:
        return []

    def get_add_url(self) -> None:
        return None


class DecisionDetails(PolicyMixin, generic.InspectView):
    template_name = "moderation/admin/decision.html"
    page_title = _("Decision")

    def get_object(self, queryset: Any = None) -> Decision:
        decisions = Decision.objects.for_moderator(moderator_of(self.request)).select_related("about", "by")
        return get_object_or_404(decisions, pk=self.pk)

    def get_fields(self) -> list[str]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        decision = self.object
        answered = decision.reports.select_related("reporter").order_by("created_at")
        return super().get_context_data(decision=decision, reports_answered=list(answered), **kwargs)


class DecisionViewSet(ForModerators):
    model = Decision
    name = "decisions_of_moderators"
    url_prefix = "moderation/decisions"
    icon = "list-ul"
    menu_label = _("Decisions")
    index_view_class = DecisionsView
    inspect_view_class = DecisionDetails
    filterset_class = DecisionFilters
    list_per_page = 50
