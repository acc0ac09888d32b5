"""Deciding about many cases at once; more than fifty wait for a second moderator."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.views.bulk_action import BulkAction

from community.common.errors import OperationRefused
from community.common.numbers import row_number
from community.members.models import Member
from community.moderation import operations
from community.moderation.forms.deciding import BulkDecisionForm, BulkDismissForm
from community.moderation.forms.narrowing import CaseFilters
from community.moderation.models import Case, Decision
from community.moderation.permissions import can_decide_about
from community.moderation.verdicts import Measure, Verdict
from community.moderation.views.access import moderator_of, moderators_only
from community.moderation.views.cases.queue import searched

Action = Decision.Action


class CaseBulkAction(BulkAction):
    """Decides the chosen cases in the same way; says which ones it had to leave."""

    models = [Case]
    template_name = "moderation/admin/cases/bulk.html"
    heading: Any = ""
    confirm: Any = ""
    action: Action

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return moderators_only(super().dispatch)(request, *args, **kwargs)

    def get_all_objects_in_listing_query(self, parent_id: str | None) -> Sequence[int]:
        """ "Select all" means all that the list showed: filters and search hold here too."""
        cases = Case.objects.for_moderator(moderator_of(self.request))
        filters = CaseFilters(self.request.GET, request=self.request)
        if filters.is_valid():
            cases = filters.filter_queryset(cases)
        return list(searched(cases, self.request.GET.get("q", "")).values_list("pk", flat=True))

    @classmethod
    def get_queryset(cls, model: type[Case], object_ids: Sequence[Any]) -> list[Case]:
        numbers = [number for one in object_ids if (number := row_number(one)) is not None]
        related = ("about__user", "post", "comment", "member")
        return list(Case.objects.filter(pk__in=numbers).select_related(*related))

    def check_perm(self, obj: Case) -> bool:
        moderator = moderator_of(self.request)
        return moderator is not None and can_decide_about(moderator, obj.about) and obj.is_open

    def get_actionable_objects(self) -> tuple[list[Case], dict[str, Any]]:
        cases, others = super().get_actionable_objects()
        # Not even by typing a number does anybody learn what is said about themselves.
        left = [one for one in others["items_with_no_access"] if one.about != moderator_of(self.request)]
        return cases, {"items_with_no_access": left}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            heading=self.heading, confirm=self.confirm, alone=operations.BULK_ALONE, **kwargs
        )

    def object_context(self, obj: Case) -> dict[str, Any]:
        return {"item": obj}

    def get_execution_context(self) -> dict[str, Any]:
        return {
            "request": self.request,
            "by": moderator_of(self.request),
            "verdict": self.verdict(self.cleaned_form),
        }

    def verdict(self, form: Form) -> Verdict:
        return Verdict((Measure(self.action),), form.cleaned_data["rule"], form.cleaned_data["message"])

    @classmethod
    def execute_action(
        cls, objects: Sequence[Case], *, request: HttpRequest, by: Member, verdict: Verdict
    ) -> tuple[int, int]:
        try:
            if len(objects) > operations.BULK_ALONE:
                reason = verdict.message or verdict.reporter_message
                operations.propose_decision(cases=objects, by=by, verdict=verdict, reason=reason)
                messages.info(request, _("Proposed. Another moderator has to confirm so many at once."))
                return 0, 0
            many = operations.decide_many(cases=objects, by=by, verdict=verdict)
        except OperationRefused as refusal:
            messages.error(request, str(refusal))
            return 0, 0
        for case, why in many.left:
            messages.warning(request, _("%(case)s was left: %(reason)s") % {"case": case, "reason": why})
        return len(many.decisions), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        if not num_parent_objects:
            return None
        sentence = ngettext(
            "Decided %(count)d case. Everybody concerned has been told.",
            "Decided %(count)d cases. Everybody concerned has been told.",
            num_parent_objects,
        )
        return sentence % {"count": num_parent_objects}


class HoldCases(CaseBulkAction):
    display_name = gettext_lazy("Hold")
    action_type = "hold"
    aria_label = gettext_lazy("Hold what the selected cases are about for review")
    action_priority = 10
    form_class = BulkDecisionForm
    heading = gettext_lazy("Hold for review")
    confirm = gettext_lazy("Hold these")
    action = Action.HOLD


class RemoveCases(CaseBulkAction):
    display_name = gettext_lazy("Remove")
    action_type = "remove"
    aria_label = gettext_lazy("Remove what the selected cases are about")
    action_priority = 20
    classes = {"serious"}
    form_class = BulkDecisionForm
    heading = gettext_lazy("Remove")
    confirm = gettext_lazy("Remove these")
    action = Action.REMOVE


class DismissCases(CaseBulkAction):
    display_name = gettext_lazy("Leave as it is")
    action_type = "dismiss"
    aria_label = gettext_lazy("Leave what the selected cases are about as it is")
    action_priority = 30
    form_class = BulkDismissForm
    heading = gettext_lazy("Leave as it is")
    confirm = gettext_lazy("Leave these as they are")
    action = Action.DISMISS

    def verdict(self, form: Form) -> Verdict:
        return Verdict((Measure(self.action),), reporter_message=form.cleaned_data["message"])
