"""Every report a moderator may read, what waits longest first; each leads to its case, where it is decided."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, Column, StatusTagColumn, TitleColumn

from community.moderation.forms.filtering import ReportFilters
from community.moderation.models import Report
from community.moderation.views.access import ForModerators, moderator_of
from community.moderation.views.columns import AgeColumn, PersonColumn
from community.moderation.views.screens import DeskList
from community.moderation.views.searching import SEARCHED, matching

# On a phone these columns make room for the words.
WIDE = "mod-wide"


class QueueView(DeskList):
    template_name = "moderation/admin/queue.html"
    results_template_name = "moderation/admin/queue_results.html"
    page_title = _("Reports")
    search_fields = SEARCHED
    show_other_searches = False

    def get_base_queryset(self) -> QuerySet:
        reports = Report.objects.for_moderator(moderator_of(self.request))
        return reports.select_related("about", "case", "copy").with_open_count()

    def order_queryset(self, queryset: Any) -> QuerySet:
        return queryset.order_by(self.ordering, "id") if self.ordering else queryset.in_order_of_waiting()

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        return matching(queryset, self.search_query)

    @cached_property
    def columns(self) -> list[BaseColumn]:
        titled = self._get_title_column_class(TitleColumn)
        return [
            titled("headline", label=_("Reported words"), accessor="named_at_desk", get_url=address_in_case),
            Column("kind", label=_("Kind"), accessor="get_kind_display", classname=WIDE),
            PersonColumn("about", label=_("About")),
            Column("rule_title", label=_("Rule"), sort_key="rule_title", classname=WIDE),
            AgeColumn("created_at", label=_("Reported"), sort_key="created_at"),
            StatusTagColumn(
                "status",
                label=_("Status"),
                accessor="get_status_display",
                classname=WIDE,
                primary=lambda one: one.is_open,
            ),
            Column("open_count", label=_("Open reports"), classname=WIDE),
        ]


def address_in_case(report: Report) -> str:
    """Return where the report stands on the page of its case."""
    return f"{reverse('cases_of_moderation:inspect', args=[report.case_id])}#report-{report.pk}"


class ReportViewSet(ForModerators):
    model = Report
    name = "reports_from_members"
    url_prefix = "moderation/reports"
    icon = "flag"
    menu_label = _("Reports")
    index_view_class = QueueView
    inspect_view_enabled = False
    filterset_class = ReportFilters
    list_per_page = 25
