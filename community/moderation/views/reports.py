"""The page of one report: what was reported, everything around it, and the decision."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.moderation.models import Report
from community.moderation.rules import CitedRule
from community.moderation.views.access import moderator_of
from community.moderation.views.carrying_out import Subject
from community.moderation.views.cases.exposure import note_opening
from community.moderation.views.deciding import DecisionPage
from community.moderation.views.facts import person_facts, same_thing_facts, thing_facts

RELATED = (
    "about__user",
    "reporter",
    "post__author",
    "comment__author",
    "comment__post",
    "member",
    "decision__by",
    "copy",
    "case",
)


class ReportPage(DecisionPage):
    template_name = "moderation/admin/report.html"
    page_title = gettext_lazy("Report")

    def get_object(self, queryset: Any = None) -> Report:
        reports = Report.objects.for_moderator(moderator_of(self.request)).select_related(*RELATED)
        report: Report = get_object_or_404(reports, pk=self.pk)
        if (moderator := moderator_of(self.request)) is not None:
            note_opening(report.case, moderator)
        return report

    def get_subject(self) -> Subject:
        waiting = Report.objects.open().about_thing(self.object.thing_key).exists()
        return Subject(self.object.target, self.object.about, self.object, waiting)

    def get_form_values(self) -> dict[str, Any]:
        report = self.object
        cited = CitedRule(report.rule_id, report.rule_title, report.rule_text) if report.rule_id else None
        suggested = _(
            "Hello %(name)s. We ask everybody to keep to this rule, so that people feel at home here."
        )
        message = suggested % {"name": report.about.name} if report.about is not None else ""
        return {
            "reported": cited,
            "initial": {"rule": report.rule_id, "message": message, "length": "week"},
        }

    def get_next_url(self) -> str:
        return reverse("reports_from_members:index")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        report = self.object
        return super().get_context_data(
            report=report,
            thing=self.subject.thing,
            **thing_facts(self.subject.thing, report),
            **person_facts(report.about, but_for=report),
            **same_thing_facts(report),
            **kwargs,
        )
