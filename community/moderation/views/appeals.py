"""Appeals, by the time promised; answered by somebody who had no part in the decision."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views import generic

from community.common.errors import OperationRefused
from community.moderation import operations
from community.moderation.forms.deciding import message_field
from community.moderation.models import Appeal
from community.moderation.notices import letter_of_appeal, letter_of_reversal
from community.moderation.permissions import can_answer_appeal
from community.moderation.views.access import ForModerators, PolicyMixin, moderator_of
from community.moderation.views.columns import PersonColumn

State = Appeal.State


class AppealForm(forms.Form):
    state = forms.ChoiceField(
        label=gettext_lazy("What do you decide?"),
        widget=forms.RadioSelect,
        choices=[
            (State.UPHELD, gettext_lazy("The decision stands")),
            (State.REVERSED, gettext_lazy("Take the decision back")),
        ],
        error_messages={"required": gettext_lazy("Please choose what should happen.")},
    )
    answer = message_field(label=gettext_lazy("Your reason, as they will read it"))


class AppealsView(PolicyMixin, generic.IndexView):
    template_name = "wagtailadmin/generic/index.html"
    results_template_name = "moderation/admin/appeals/results.html"
    page_title = gettext_lazy("Appeals")
    is_searchable = False

    def get_base_queryset(self) -> Any:
        appeals = Appeal.objects.for_moderator(moderator_of(self.request)).open()
        return appeals.select_related("by", "decision__by", "decision__about").in_order_of_promise()

    def order_queryset(self, queryset: Any) -> Any:
        return queryset

    @cached_property
    def columns(self) -> list[BaseColumn]:
        titled = self._get_title_column_class(TitleColumn)
        return [
            titled("decision", label=gettext_lazy("Against"), get_url=self.get_inspect_url),
            PersonColumn("by", label=gettext_lazy("By")),
            Column("decider", label=gettext_lazy("Decided by"), accessor="decision.by.name"),
            DateColumn("answer_by", label=gettext_lazy("Answer promised by")),
        ]

    def get_list_more_buttons(self, instance: Appeal) -> list[MenuItem]:
        return []

    def get_add_url(self) -> None:
        return None


class AppealPage(PolicyMixin, generic.InspectView):
    template_name = "moderation/admin/appeals/appeal.html"
    page_title = gettext_lazy("Appeal")

    def get_object(self, queryset: Any = None) -> Appeal:
        appeals = Appeal.objects.for_moderator(moderator_of(self.request))
        related = ("by", "decided_by", "decision__by", "decision__about__user", "decision__case")
        return get_object_or_404(appeals.select_related(*related), pk=self.pk)

    def get_fields(self) -> list[str]:
        return []

    def get_page_subtitle(self) -> str:
        return str(self.object.decision)

    @cached_property
    def form(self) -> AppealForm:
        return AppealForm(self.request.POST if self.request.method == "POST" else None)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form, by = self.form, moderator_of(request)
        is_valid = form.is_valid() and by is not None
        if is_valid and "preview" in request.POST and form.cleaned_data["answer"]:
            return self.render_to_response(self.get_context_data(letter=self._letter()))
        if is_valid and by is not None and "change" not in request.POST:
            try:
                operations.decide_appeal(
                    appeal=self.object,
                    by=by,
                    state=State(form.cleaned_data["state"]),
                    answer=form.cleaned_data["answer"],
                )
            except OperationRefused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("Answered. Everybody concerned has been told."))
                return redirect("appeals_of_members:index")
        return self.render_to_response(
            self.get_context_data(), status=200 if "change" in request.POST else 422
        )

    def _letter(self) -> str:
        """Return what will be read, made by the functions that make what is sent."""
        appeal, chosen = self.object, self.form.cleaned_data
        if chosen["state"] == State.REVERSED:
            return letter_of_reversal(appeal.decision, chosen["answer"])
        appeal.answer = chosen["answer"]
        return letter_of_appeal(appeal)

    def get_context_data(self, letter: str = "", **kwargs: Any) -> dict[str, Any]:
        by = moderator_of(self.request)
        may_answer = by is not None and can_answer_appeal(by, self.object)
        return super().get_context_data(
            appeal=self.object,
            decision=self.object.decision,
            form=self.form,
            letter=letter,
            may_answer=may_answer and self.object.state == State.OPEN,
            is_open=self.object.state == State.OPEN,
            **kwargs,
        )


class AppealViewSet(ForModerators):
    model = Appeal
    name = "appeals_of_members"
    url_prefix = "moderation/appeals"
    icon = "resubmit"
    menu_label = gettext_lazy("Appeals")
    index_view_class = AppealsView
    inspect_view_class = AppealPage
    list_per_page = 50
