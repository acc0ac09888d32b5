"""Words in the queue's search box."""

from django.db.models import Q, QuerySet

SEARCHED = ("copy__text", "note", "rule_title", "about__handle", "about__display_name")


def matching(reports: QuerySet, typed: str) -> QuerySet:
    """Return the reports that hold what was typed. A handle is written with @ and stored without."""
    words = typed.strip().lstrip("@")
    if not words:
        return reports
    condition = Q()
    for column in SEARCHED:
        condition |= Q(**{f"{column}__icontains": words})
    return reports.filter(condition)
