"""What one moderator proposes and a second one confirms."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, TitleColumn

from community.common.errors import OperationRefused
from community.moderation import operations
from community.moderation.models import Decision, Proposal
from community.moderation.verdicts import from_json
from community.moderation.views.access import ForModerators, moderator_of
from community.moderation.views.columns import AgeColumn
from community.moderation.views.screens import DeskList, DeskPage

CASES_SHOWN = 60


class ProposalsView(DeskList):
    template_name = "wagtailadmin/generic/index.html"
    results_template_name = "moderation/admin/proposals/results.html"
    page_title = gettext_lazy("Proposals")
    is_searchable = False

    def get_base_queryset(self) -> Any:
        proposals = Proposal.objects.for_moderator(moderator_of(self.request)).open()
        return proposals.select_related("proposed_by").order_by("expires_at", "id")

    def order_queryset(self, queryset: Any) -> Any:
        return queryset

    @cached_property
    def columns(self) -> list[BaseColumn]:
        titled = self._get_title_column_class(TitleColumn)
        return [
            titled(
                "kind", label=gettext_lazy("What"), accessor="get_kind_display", get_url=self.get_inspect_url
            ),
            Column("proposed_by", label=gettext_lazy("Proposed by"), accessor="proposed_by.name"),
            AgeColumn("proposed_at", label=gettext_lazy("When")),
            DateColumn("expires_at", label=gettext_lazy("Open until")),
        ]


class ProposalPage(DeskPage):
    template_name = "moderation/admin/proposals/proposal.html"
    page_title = gettext_lazy("Proposal")

    def get_object(self, queryset: Any = None) -> Proposal:
        proposals = Proposal.objects.for_moderator(self.moderator)
        return get_object_or_404(proposals.select_related("proposed_by", "decided_by"), pk=self.pk)

    def get_page_subtitle(self) -> str:
        return str(self.object.get_kind_display())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        by, answer = self.moderator, request.POST.get("answer")
        if answer not in ("confirm", "decline"):
            raise Http404
        try:
            if answer == "confirm":
                many = operations.confirm_proposal(proposal=self.object, by=by)
                for case, why in many.left:
                    messages.warning(
                        request, _("%(case)s was left: %(reason)s") % {"case": case, "reason": why}
                    )
                if many.decisions or self.object.kind == Proposal.Kind.DELETE:
                    messages.success(request, _("Confirmed and done."))
                else:
                    messages.warning(request, _("Confirmed, but there was nothing left to do."))
            else:
                operations.decline_proposal(proposal=self.object, by=by)
                messages.success(request, _("Declined. Nothing was changed."))
        except OperationRefused as refusal:
            return self.render_to_response(self.get_context_data(refusal=str(refusal)), status=422)
        return redirect("proposals_of_moderators:index")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        proposal = self.object
        verdict = from_json(proposal.verdict) if proposal.kind == Proposal.Kind.DECIDE else None
        labels = dict(Decision.Action.choices)
        return super().get_context_data(
            proposal=proposal,
            verdict=verdict,
            actions=[labels[action] for action in verdict.actions] if verdict is not None else [],
            number=proposal.cases.count(),
            cases=list(proposal.cases.select_related("about").order_by("id")[:CASES_SHOWN]),
            is_own=proposal.proposed_by == self.moderator,
            is_open=proposal.state == Proposal.State.OPEN,
            **kwargs,
        )


class ProposalViewSet(ForModerators):
    model = Proposal
    name = "proposals_of_moderators"
    url_prefix = "moderation/proposals"
    icon = "group"
    menu_label = gettext_lazy("Proposals")
    index_view_class = ProposalsView
    inspect_view_class = ProposalPage
    list_per_page = 50
