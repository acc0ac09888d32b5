"""What was decided so far. It can be taken back, which is a decision of its own; nothing here can be changed."""

from typing import Any, ClassVar

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn

from community.common.errors import OperationRefused
from community.moderation import operations
from community.moderation.forms.filtering import DecisionFilters
from community.moderation.models import Appeal, Decision
from community.moderation.permissions import can_decide_about
from community.moderation.views.access import ForModerators, moderator_of
from community.moderation.views.columns import AgeColumn, PersonColumn
from community.moderation.views.screens import DeskList, DeskPage


class DecisionsView(DeskList):
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


class DecisionDetails(DeskPage):
    template_name = "moderation/admin/decision.html"
    page_title = _("Decision")

    def get_object(self, queryset: Any = None) -> Decision:
        decisions = Decision.objects.for_moderator(self.moderator).select_related("about", "by")
        return get_object_or_404(decisions, pk=self.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        decision = self.object
        answered = decision.reports.select_related("case", "copy").order_by("created_at")
        return super().get_context_data(
            decision=decision,
            reports_answered=list(answered),
            sanctions=list(decision.sanctions.order_by("id")),
            appeal=Appeal.objects.filter(decision=decision).first(),
            may_take_back=can_decide_about(self.moderator, decision.about)
            and decision.sanctions.active().exists(),
            is_to_look_at_again=decision.sanctions.to_look_at_again().exists(),
            **kwargs,
        )


class TakingBack(DecisionDetails):
    """The same page, where the button leads to that takes the decision back; what was typed is kept when refused."""

    http_method_names: ClassVar[list[str]] = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        typed = request.POST.get("text", "")
        try:
            operations.reverse_decision(decision=self.object, by=self.moderator, reason=typed)
        except OperationRefused as refusal:
            context = self.get_context_data(refused={"deed": "back", "text": typed, "reason": str(refusal)})
            return self.render_to_response(context, status=422)
        messages.success(request, _("Taken back. Everybody concerned has been told."))
        return redirect("decisions_of_moderators:inspect", self.object.pk)


class LeavingAsItIs(DecisionDetails):
    """Where the button leads to after somebody looked again and lets the decision hold."""

    http_method_names: ClassVar[list[str]] = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            operations.leave_as_it_is(decision=self.object, by=self.moderator)
        except OperationRefused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("It holds on. You are asked again when its day comes."))
        return redirect("decisions_of_moderators:inspect", self.object.pk)


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

    def get_urlpatterns(self) -> list[URLPattern]:
        back = self.construct_view(TakingBack, **self.get_inspect_view_kwargs())
        leave = self.construct_view(LeavingAsItIs, **self.get_inspect_view_kwargs())
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/take-back/", back, name="take_back"),
            path("<int:pk>/leave/", leave, name="leave"),
        ]
