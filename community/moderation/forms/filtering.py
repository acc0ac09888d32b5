"""How moderators narrow down reports, decisions and members."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from community.members.models import Member
from community.moderation.models import Decision, ModerationState, Report

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


def cited_rules() -> Iterator[tuple[str, str]]:
    """Yield the rules that reports cite, under the title they had last."""
    titles = dict(Report.objects.order_by("id").values_list("rule_id", "rule_title").distinct())
    yield from sorted(titles.items(), key=lambda pair: pair[1])


class ReportFilters(WagtailFilterSet):
    status = django_filters.ChoiceFilter(
        label=_("Status"),
        choices=[*Report.Status.choices, (EVERYTHING, _("all"))],
        empty_label=None,
        method="with_status",
        widget=forms.RadioSelect,
    )
    kind = django_filters.ChoiceFilter(
        label=_("What"), choices=Report.Kind.choices, empty_label=_("all"), widget=forms.RadioSelect
    )
    rule = django_filters.ChoiceFilter(
        label=_("Rule"),
        field_name="rule_id",
        choices=cited_rules,
        empty_label=_("all"),
        widget=forms.RadioSelect,
    )
    age = django_filters.ChoiceFilter(
        label=_("Waiting"),
        choices=[(key, label) for key, (label, _least, _most) in AGES.items()],
        empty_label=_("any time"),
        method="of_age",
        widget=forms.RadioSelect,
    )
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

    def __init__(self, data: QueryDict | None = None, *args: Any, **kwargs: Any) -> None:
        # Without a choice the queue shows what waits.
        filled = data.copy() if data is not None else QueryDict(mutable=True)
        filled.setdefault("status", Report.Status.OPEN)
        super().__init__(filled, *args, **kwargs)
        self.form.fields["status"].initial = Report.Status.OPEN

    def with_status(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset if value == EVERYTHING else queryset.filter(status=value)

    def of_age(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        _label, least, most = AGES[value]
        if least is not None:
            queryset = queryset.filter(created_at__lte=timezone.now() - least)
        if most is not None:
            queryset = queryset.filter(created_at__gt=timezone.now() - most)
        return queryset

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

    class Meta:
        model = Decision
        fields: list[str] = []


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
