"""Appeals, by the time promised; answered by somebody who had no part in the decision."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BaseColumn, Column, DateColumn, TitleColumn

from community.common.errors import OperationRefused
from community.moderation import operations
from community.moderation.forms.deciding import message_field
from community.moderation.models import Appeal
from community.moderation.notices import letter_of_appeal, letter_of_reversal
from community.moderation.permissions import can_answer_appeal
from community.moderation.views.access import ForModerators, moderator_of
from community.moderation.views.columns import PersonColumn
from community.moderation.views.screens import DeskList, DeskPage

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


class AppealsView(DeskList):
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


class AppealPage(DeskPage):
    template_name = "moderation/admin/appeals/appeal.html"
    page_title = gettext_lazy("Appeal")

    def get_object(self, queryset: Any = None) -> Appeal:
        appeals = Appeal.objects.for_moderator(self.moderator)
        related = ("by", "decided_by", "decision__by", "decision__about__user", "decision__case")
        return get_object_or_404(appeals.select_related(*related), pk=self.pk)

    def get_page_subtitle(self) -> str:
        return str(self.object.decision)

    @cached_property
    def form(self) -> AppealForm:
        return AppealForm(self.request.POST if self.request.method == "POST" else None)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form
        is_valid = form.is_valid()
        if is_valid and "preview" in request.POST and form.cleaned_data["answer"]:
            return self.render_to_response(self.get_context_data(letter=self._letter()))
        if is_valid and "change" not in request.POST:
            try:
                operations.decide_appeal(
                    appeal=self.object,
                    by=self.moderator,
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
        is_open = self.object.state == State.OPEN
        return super().get_context_data(
            appeal=self.object,
            decision=self.object.decision,
            form=self.form,
            letter=letter,
            may_answer=is_open and can_answer_appeal(self.moderator, self.object),
            is_open=is_open,
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
