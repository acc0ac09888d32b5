"""How moderators narrow down reports, decisions and members."""

from datetime import timedelta
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import Max, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from community.members.models import Member
from community.moderation.models import Decision, ModerationState, Report, Sanction
from community.moderation.views.access import moderator_of

EVERYTHING = "all"

AGES = {
    "day": (_("Less than a day"), None, timedelta(days=1)),
    "week": (_("A day to a week"), timedelta(days=1), timedelta(days=7)),
    "older": (_("More than a week"), timedelta(days=7), None),
}
STATES = {
    "visible": (_("Visible"), ModerationState.VISIBLE),
    "held": (_("Held for review"), ModerationState.HELD),
    "removed": (_("Removed"), ModerationState.REMOVED),
}
GONE = ("gone", _("Deleted by its author"))


def rule_choice() -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(
        label=_("Rule"), field_name="rule_id", empty_label=_("all"), widget=forms.RadioSelect
    )


def kind_choice() -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(
        label=_("What"), choices=Report.Kind.choices, empty_label=_("all"), widget=forms.RadioSelect
    )


def age_choice() -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(
        label=_("Waiting"),
        choices=[(key, label) for key, (label, _least, _most) in AGES.items()],
        empty_label=_("any time"),
        method="of_age",
        widget=forms.RadioSelect,
    )


class ReportedFilters(WagtailFilterSet):
    """Narrows reports and cases down by their age, and begins with a usual choice: what waits."""

    came_in: ClassVar[str]
    usual: ClassVar[tuple[str, str]]

    def __init__(self, data: QueryDict | None = None, *args: Any, **kwargs: Any) -> None:
        name, value = self.usual
        filled = data.copy() if data is not None else QueryDict(mutable=True)
        filled.setdefault(name, value)
        super().__init__(filled, *args, **kwargs)
        self.filters["rule"].extra["choices"] = self._cited_rules()
        self.form.fields[name].initial = value

    def _cited_rules(self) -> list[tuple[str, str]]:
        """Return the rules cited in what this moderator may read, under the title they had last."""
        readable = self._meta.model.objects.for_moderator(moderator_of(self.request)).exclude(rule_id="")
        last = readable.order_by().values("rule_id").annotate(last=Max("pk")).values("last")
        cited = self._meta.model.objects.filter(pk__in=last).order_by("rule_title")
        return list(cited.values_list("rule_id", "rule_title"))

    def of_age(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        _label, least, most = AGES[value]
        now = timezone.now()
        if least is not None:
            queryset = queryset.filter(**{f"{self.came_in}__lte": now - least})
        if most is not None:
            queryset = queryset.filter(**{f"{self.came_in}__gt": now - most})
        return queryset


class ReportFilters(ReportedFilters):
    came_in = "created_at"
    usual = ("status", Report.Status.OPEN)

    status = django_filters.ChoiceFilter(
        label=_("Status"),
        choices=[*Report.Status.choices, (EVERYTHING, _("all"))],
        empty_label=None,
        method="with_status",
        widget=forms.RadioSelect,
    )
    kind = kind_choice()
    rule = rule_choice()
    age = age_choice()
    now = django_filters.ChoiceFilter(
        label=_("The thing now"),
        choices=[*((key, label) for key, (label, _state) in STATES.items()), GONE],
        empty_label=_("all"),
        method="in_state",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Report
        fields: list[str] = []

    def with_status(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset if value == EVERYTHING else queryset.filter(status=value)

    def in_state(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        if value == GONE[0]:
            return queryset.filter(post=None, comment=None, member=None)
        state = STATES[value][1]
        return queryset.filter(Q(post__moderation_state=state) | Q(comment__moderation_state=state))


class DecisionFilters(WagtailFilterSet):
    action = django_filters.ChoiceFilter(
        label=_("Decision"), choices=Decision.Action.choices, empty_label=_("all"), widget=forms.RadioSelect
    )
    kind = django_filters.ChoiceFilter(
        label=_("What"), choices=Decision.Kind.choices, empty_label=_("all"), widget=forms.RadioSelect
    )

    again = django_filters.ChoiceFilter(
        label=_("To be looked at again"),
        choices=[("now", _("Now"))],
        empty_label=_("all"),
        method="to_look_at_again",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Decision
        fields: list[str] = []

    def to_look_at_again(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(pk__in=Sanction.objects.to_look_at_again().order_by().values("decision"))


class MemberFilters(WagtailFilterSet):
    suspended = django_filters.ChoiceFilter(
        label=_("Standing"),
        choices=[("yes", _("Suspended now")), ("no", _("In good standing"))],
        empty_label=_("all"),
        method="by_standing",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Member
        fields: list[str] = []

    def by_standing(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        suspended = {"suspended_until__gt": timezone.now()}
        return queryset.filter(**suspended) if value == "yes" else queryset.exclude(**suspended)
