"""The queue of cases: the gravest first, and among those what waits longest."""

from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, BulkActionsCheckboxColumn, Column, TitleColumn

from community.moderation.forms.narrowing import CaseFilters
from community.moderation.models import Case, Harm, Report, Snapshot
from community.moderation.views.access import ForModerators, moderator_of, moderators_only
from community.moderation.views.cases.evidence import kept_picture
from community.moderation.views.cases.page import CasePage
from community.moderation.views.columns import AgeColumn, PersonColumn
from community.moderation.views.screens import DeskList
from community.moderation.views.searching import SEARCHED, matching

WIDE = "mod-wide"
WORDS_SHOWN = 100


def headline(case: Any) -> str:
    """Return the first words of what was reported; the thing's kind where it has none, or where they are grave."""
    if case.harm >= Harm.HIGH:
        return str(case)
    words = " ".join((getattr(case, "copied", "") or "").split())
    return f"{words[:WORDS_SHOWN].rstrip()}…" if len(words) > WORDS_SHOWN else words or str(case)


class HarmColumn(Column):
    cell_template_name = "moderation/admin/cells/harm.html"


class HolderColumn(Column):
    cell_template_name = "moderation/admin/cells/holder.html"


class CaseQueue(DeskList):
    template_name = "moderation/admin/cases/queue.html"
    results_template_name = "moderation/admin/cases/queue_results.html"
    page_title = _("Cases")
    search_fields = SEARCHED
    show_other_searches = False

    def get_base_queryset(self) -> QuerySet:
        latest = Snapshot.objects.filter(case=OuterRef("pk")).order_by("-id")
        cases = Case.objects.for_moderator(moderator_of(self.request))
        return cases.select_related("about", "claimed_by").annotate(
            copied=Subquery(latest.values("text")[:1])
        )

    def order_queryset(self, queryset: Any) -> QuerySet:
        return queryset.order_by(self.ordering, "id") if self.ordering else queryset.in_order_of_harm()

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        return searched(queryset, self.search_query)

    @cached_property
    def columns(self) -> list[BaseColumn]:
        titled = self._get_title_column_class(TitleColumn)
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="case"),
            titled(
                "headline",
                label=_("What it is about"),
                accessor=headline,
                get_url=self.get_inspect_url,
                get_title_id=lambda one: f"case_{one.pk}_title",
            ),
            HarmColumn("harm", label=_("Harm"), sort_key="harm"),
            Column("kind", label=_("Kind"), accessor="get_kind_display", classname=WIDE),
            PersonColumn("about", label=_("About")),
            Column("rule_title", label=_("Rule"), sort_key="rule_title", classname=WIDE),
            AgeColumn("opened_at", label=_("Since"), sort_key="opened_at"),
            HolderColumn("holder", label=_("State"), classname=WIDE),
            Column("report_count", label=_("Reports"), sort_key="report_count", classname=WIDE),
        ]


def searched(cases: QuerySet, typed: str) -> QuerySet:
    """Return the cases in whose reports, rule or person what was typed is found."""
    words = typed.strip().lstrip("@")
    if not words:
        return cases
    return cases.filter(
        Q(pk__in=matching(Report.objects.all(), words).values("case"))
        | Q(rule_title__icontains=words)
        | Q(about__handle__icontains=words)
        | Q(about__display_name__icontains=words)
    )


class CaseViewSet(ForModerators):
    model = Case
    name = "cases_of_moderation"
    url_prefix = "moderation/cases"
    icon = "folder-open-inverse"
    menu_label = _("Cases")
    index_view_class = CaseQueue
    inspect_view_class = CasePage
    filterset_class = CaseFilters
    list_per_page = 25

    def get_urlpatterns(self) -> list[URLPattern]:
        picture = path("<int:pk>/pictures/<str:key>/", moderators_only(kept_picture), name="picture")
        return [*super().get_urlpatterns(), picture]
