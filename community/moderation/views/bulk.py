"""Deciding about many reports at once: each thing once, all under one id in the audit log."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.views.bulk_action import BulkAction

from community.common.errors import OperationRefused
from community.members.models import Member
from community.moderation import operations
from community.moderation.forms.deciding import BulkDecisionForm, BulkDismissForm
from community.moderation.forms.filtering import ReportFilters
from community.moderation.models import Decision, Report
from community.moderation.permissions import can_decide_about
from community.moderation.things import is_gone
from community.moderation.views.access import moderator_of, moderators_only
from community.moderation.views.searching import matching


class ReportBulkAction(BulkAction):
    """Acts on the things that the chosen reports are about; says which ones it had to leave."""

    models = [Report]
    template_name = "moderation/admin/bulk.html"
    heading: Any = ""
    confirm: Any = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return moderators_only(super().dispatch)(request, *args, **kwargs)

    @property
    def moderator(self) -> Member | None:
        return moderator_of(self.request)

    def get_all_objects_in_listing_query(self, parent_id: str | None) -> Sequence[int]:
        """ "Select all" means all that the list showed: filters and search hold here too."""
        reports = Report.objects.for_moderator(self.moderator)
        filters = ReportFilters(self.request.GET, request=self.request)
        if filters.is_valid():
            reports = filters.filter_queryset(reports)
        return list(matching(reports, self.request.GET.get("q", "")).values_list("pk", flat=True))

    @classmethod
    def get_queryset(cls, model: type[Report], object_ids: Sequence[Any]) -> list[Report]:
        numbers = [int(one) for one in object_ids if str(one).isdecimal() and len(str(one)) < 19]
        return list(
            Report.objects.filter(pk__in=numbers).select_related(
                "about__user", "post", "comment", "member", "copy"
            )
        )

    def check_perm(self, obj: Report) -> bool:
        moderator = self.moderator
        return moderator is not None and can_decide_about(moderator, obj.about) and obj.is_open

    def get_actionable_objects(self) -> tuple[list[Report], dict[str, Any]]:
        reports, others = super().get_actionable_objects()
        # Not even by typing a number does anybody learn what is said about themselves.
        left = [one for one in others["items_with_no_access"] if one.about != self.moderator]
        return reports, {"items_with_no_access": left}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(heading=self.heading, confirm=self.confirm, **kwargs)

    def object_context(self, obj: Report) -> dict[str, Any]:
        return {"item": obj}

    def get_execution_context(self) -> dict[str, Any]:
        return {
            "request": self.request,
            "by": self.moderator,
            "form": self.cleaned_form,
            "decide": self.decide,
        }

    @abstractmethod
    def decide(self, report: Report, by: Member, form: Form) -> Decision: ...

    @classmethod
    def execute_action(
        cls,
        objects: Sequence[Report],
        *,
        request: HttpRequest,
        by: Member,
        form: Form,
        decide: Callable[..., Decision],
    ) -> tuple[int, int]:
        one_for_each_thing = {report.thing_key: report for report in objects}
        if len(one_for_each_thing) > operations.BULK_ALONE:
            sentence = _(
                "More than %(limit)d at once need a second moderator. Choose them in the list of cases."
            )
            messages.error(request, sentence % {"limit": operations.BULK_ALONE})
            return 0, 0
        done = 0
        for report in one_for_each_thing.values():
            try:
                decide(report, by, form)
                done += 1
            except OperationRefused as refusal:
                sentence = _("“%(headline)s” was left: %(reason)s")
                messages.warning(request, sentence % {"headline": report.headline, "reason": refusal})
        return done, 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        if not num_parent_objects:
            return None
        sentence = ngettext(
            "Decided about %(count)d thing. Everybody concerned has been told.",
            "Decided about %(count)d things. Everybody concerned has been told.",
            num_parent_objects,
        )
        return sentence % {"count": num_parent_objects}


class HoldMany(ReportBulkAction):
    display_name = gettext_lazy("Hold")
    action_type = "hold"
    aria_label = gettext_lazy("Hold what the selected reports are about for review")
    action_priority = 10
    form_class = BulkDecisionForm
    heading = gettext_lazy("Hold for review")
    confirm = gettext_lazy("Hold these")

    def decide(self, report: Report, by: Member, form: Form) -> Decision:
        return operations.hold(target=_content_of(report), by=by, **form.cleaned_data)


class RemoveMany(ReportBulkAction):
    display_name = gettext_lazy("Remove")
    action_type = "remove"
    aria_label = gettext_lazy("Remove what the selected reports are about")
    action_priority = 20
    classes = {"serious"}
    form_class = BulkDecisionForm
    heading = gettext_lazy("Remove")
    confirm = gettext_lazy("Remove these")

    def decide(self, report: Report, by: Member, form: Form) -> Decision:
        return operations.remove(target=_content_of(report), by=by, **form.cleaned_data)


class DismissMany(ReportBulkAction):
    display_name = gettext_lazy("Leave as it is")
    action_type = "dismiss"
    aria_label = gettext_lazy("Leave what the selected reports are about as it is")
    action_priority = 30
    form_class = BulkDismissForm
    heading = gettext_lazy("Leave as it is")
    confirm = gettext_lazy("Leave these as they are")

    def decide(self, report: Report, by: Member, form: Form) -> Decision:
        if is_gone(report.target):
            return operations.dismiss_gone(report=report, by=by, **form.cleaned_data)
        return operations.dismiss_reports(target=report.target, by=by, **form.cleaned_data)


def _content_of(report: Report) -> Any:
    if is_gone(report.target):
        raise OperationRefused(_("Its author has deleted this already."))
    return report.target
