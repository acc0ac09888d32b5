"""The page of one case: what was reported, everything around it, every deed, and the decision with its preview."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.common.errors import OperationRefused
from community.common.numbers import row_number
from community.moderation import operations
from community.moderation.forms.verdicts import VerdictForm, with_canned
from community.moderation.models import Case
from community.moderation.notices import letters
from community.moderation.permissions import can_decide_about, is_staff
from community.moderation.rules import CitedRule
from community.moderation.views.cases.actions import actions_for_case
from community.moderation.views.cases.contact import ContactHistory, contact_history
from community.moderation.views.cases.deeds import do
from community.moderation.views.cases.exposure import note_contact, note_opening
from community.moderation.views.cases.facts import case_facts, name_of
from community.moderation.views.screens import DeskPage

RELATED = ("about__user", "claimed_by", "post__author", "comment__author", "comment__post", "member")
# Steps on the way to a decision; all else that is pressed is a deed of its own.
STEPS = ("preview", "put_in", "change", "decide")

# Deeds with a field of their own, beside which a refusal stands.
WITH_WORDS = frozenset({"note", "author", "reporter", "take_over", "delete"})


class CasePage(DeskPage):
    """Shows a case and takes what is done with it; what was typed is kept when it is refused."""

    template_name = "moderation/admin/cases/case.html"
    page_title = gettext_lazy("Case")

    def get_object(self, queryset: Any = None) -> Case:
        cases = Case.objects.for_moderator(self.moderator).select_related(*RELATED)
        return get_object_or_404(cases, pk=self.pk)

    def get_page_subtitle(self) -> str:
        return name_of(self.object)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        note_opening(self.object, self.moderator)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("deed") in STEPS:
            return self._decide(request.POST["deed"])
        try:
            said = do(self.object, self.moderator, request.POST)
        except OperationRefused as refusal:
            return self._refuse(str(refusal))
        messages.success(request, said)
        return redirect(self.own_url)

    @property
    def own_url(self) -> str:
        return reverse("cases_of_moderation:inspect", args=[self.object.pk])

    def _refuse(self, reason: str, form: VerdictForm | None = None) -> HttpResponse:
        # The page shows the case as it is now, not as it was before somebody else was quicker.
        self.object = self.get_object()
        typed = self.request.POST
        deed = typed.get("deed", "")
        refused = {
            "deed": deed,
            f"is_{deed}": True,
            "is_below": deed in WITH_WORDS and (deed != "reporter" or self._has_reported()),
            "reporter": typed.get("reporter", ""),
            "text": typed.get("text", ""),
            "reason": reason,
        }
        context = self.get_context_data(refused=refused if form is None else {}, form=form)
        return self.render_to_response(context, status=422)

    def _has_reported(self) -> bool:
        number = row_number(self.request.POST.get("reporter", ""))
        return number is not None and self.object.reports.filter(reporter=number).exists()

    def _decide(self, step: str) -> HttpResponse:
        typed = with_canned(self.request.POST) if step == "put_in" else self.request.POST
        form = self._form(typed)
        if step in ("put_in", "change"):
            # Not judged yet: somebody is still writing.
            form = self._form(None, {name: _value(typed, name) for name in form.fields})
            return self.render_to_response(self.get_context_data(form=form))
        if not form.is_valid():
            return self._refuse("", form)
        if step == "preview":
            return self._preview(form)
        try:
            operations.decide(case=self.object, by=self.moderator, verdict=form.verdict)
        except OperationRefused as refusal:
            form.add_error(None, str(refusal))
            return self._refuse("", form)
        messages.success(self.request, _("Decided. Everybody concerned has been told."))
        return redirect("cases_of_moderation:index")

    def _preview(self, form: VerdictForm) -> HttpResponse:
        context = {
            "case": self.object,
            "form": form,
            "letters": letters(form.verdict, self.object),
            "reporters": self.object.reports.filter(reporter__isnull=False)
            .values("reporter")
            .distinct()
            .count(),
            "subtitle": name_of(self.object),
            "own_url": self.own_url,
        }
        return render(self.request, "moderation/admin/cases/preview.html", context)

    def _form(self, typed: Any = None, initial: dict[str, Any] | None = None) -> VerdictForm:
        case = self.object
        report = case.reports.order_by("id").first()
        cited = None
        if report is not None and report.rule_id:
            cited = CitedRule(report.rule_id, report.rule_title, report.rule_text, report.rule_version)
        return VerdictForm(
            typed,
            actions=actions_for_case(self.moderator, case),
            reported=cited,
            rule_first=case.rule_id,
            initial=initial or {"rule": case.rule_id, "length": "week"},
        )

    def get_context_data(
        self, refused: dict[str, Any] | None = None, form: VerdictForm | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        case, moderator = self.object, self.moderator
        return super().get_context_data(
            form=form or self._form(),
            refused=refused or {},
            is_mine=case.holder == moderator,
            is_anothers=case.is_claimed_by_another(moderator),
            may_decide=can_decide_about(moderator, case.about),
            is_about_staff=case.about is not None and is_staff(case.about),
            contact=self._contact(),
            **case_facts(case, moderator),
            **kwargs,
        )

    def _contact(self) -> ContactHistory | None:
        """Return what was between the people of the case, for who asked to see it; the log keeps that they did."""
        if "contact" not in self.request.GET:
            return None
        note_contact(self.object, self.moderator)
        return contact_history(self.object, self.moderator)


def _value(typed: Any, name: str) -> Any:
    return typed.getlist(name) if name == "measures" else typed.get(name, "")
