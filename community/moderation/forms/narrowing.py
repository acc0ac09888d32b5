"""How moderators narrow down the queue of cases."""

from datetime import timedelta
from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.moderation.forms.filtering import (
    EVERYTHING,
    ReportedFilters,
    age_choice,
    kind_choice,
    rule_choice,
)
from community.moderation.models import Case
from community.moderation.views.access import moderator_of

WAITS = "waits"


class CaseFilters(ReportedFilters):
    came_in = "opened_at"
    usual = ("state", WAITS)

    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[(WAITS, _("waits for a decision")), *Case.State.choices, (EVERYTHING, _("all"))],
        empty_label=None,
        method="in_state",
        widget=forms.RadioSelect,
    )
    whose = django_filters.ChoiceFilter(
        label=_("Claimed"),
        choices=[("mine", _("by me")), ("free", _("by nobody else"))],
        empty_label=_("by anybody"),
        method="claimed",
        widget=forms.RadioSelect,
    )
    kind = kind_choice()
    rule = rule_choice()
    age = age_choice()
    people = django_filters.ChoiceFilter(
        label=_("About"),
        choices=[("new", _("newcomers"))],
        empty_label=_("everybody"),
        method="about_newcomers",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Case
        fields: list[str] = []

    def in_state(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        if value == WAITS:
            return queryset.open()  # type: ignore[attr-defined]
        return queryset if value == EVERYTHING else queryset.filter(state=value)

    def claimed(self, queryset: Any, name: str, value: str) -> QuerySet:
        moderator = moderator_of(self.request)
        if moderator is None:
            return queryset.none()
        return queryset.held_by(moderator) if value == "mine" else queryset.free_for(moderator)

    def about_newcomers(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        """Whoever joined lately; how many posts somebody has is not asked here, for it would ask for each."""
        joined_after = timezone.now() - timedelta(hours=settings.NEWCOMERS["hours"] or 24)
        return queryset.filter(
            Q(about__activated_at__gt=joined_after) | Q(about__activated_at=None, about__isnull=False)
        )
