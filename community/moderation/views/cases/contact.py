"""What was between the person a case is about and those who reported: follows, blocks, comments, earlier reports.

Blocks are their owner's secret and follows may be private: so a moderator asks to see this, and the log says that they did.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.blocks.models import Block
from community.comments.models import Comment
from community.follows.models import Follow
from community.members.models import Member
from community.moderation.models import Case, Report

PEOPLE_SHOWN = 20
DAYS = 90
STATUSES = Report.Status.choices

Lines = Iterator[tuple[int, "Line"]]


@dataclass(frozen=True)
class Line:
    """One thing that was between two people, and since when where that is known."""

    text: str
    since: datetime | None = None


@dataclass
class Contact:
    """Somebody who reported, and everything between them and the person the case is about."""

    person: Member
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class ContactHistory:
    contacts: list[Contact]
    is_cut: bool


def contact_history(case: Case, moderator: Member) -> ContactHistory:
    """Return it for those who reported first, in the same number of questions however many there are.

    Left out is what is between the moderator and the author: whom others block or report is kept from themselves.
    """
    about = case.about
    if about is None:
        return ContactHistory([], is_cut=False)
    reporters = Member.objects.filter(reports_made__case=case).exclude(pk__in=(about.pk, moderator.pk))
    people = list(reporters.distinct().order_by("pk")[: PEOPLE_SHOWN + 1])
    shown = {person.pk: Contact(person) for person in people[:PEOPLE_SHOWN]}
    for lines in (_follows, _blocks, _comments, _reports):
        for number, line in lines(about, [one.person for one in shown.values()], case):
            shown[number].lines.append(line)
    return ContactHistory(list(shown.values()), is_cut=len(people) > PEOPLE_SHOWN)


def _follows(about: Member, people: list[Member], case: Case) -> Lines:
    found = Follow.objects.filter(
        Q(follower=about, followed__in=people) | Q(follower__in=people, followed=about)
    )
    for one in found.select_related("follower", "followed").order_by("created_at"):
        text = _("%(one)s follows %(other)s.") % {"one": one.follower.name, "other": one.followed.name}
        yield _other(about, one.follower_id, one.followed_id), Line(text, one.created_at)


def _blocks(about: Member, people: list[Member], case: Case) -> Lines:
    found = Block.objects.between(about, *people).select_related("blocker", "blocked")
    for one in found.order_by("created_at"):
        text = _("%(one)s has blocked %(other)s.") % {"one": one.blocker.name, "other": one.blocked.name}
        yield _other(about, one.blocker_id, one.blocked_id), Line(text, one.created_at)


def _comments(about: Member, people: list[Member], case: Case) -> Lines:
    """Yield how much each wrote under the other's posts lately, also what moderators removed since."""
    lately = timezone.now() - timedelta(days=DAYS)
    found = Comment.objects.filter(
        Q(author=about, post__author__in=people) | Q(author__in=people, post__author=about),
        created_at__gte=lately,
        deleted_at__isnull=True,
    )
    named = _named(about, people)
    for one, other, number in _counted(found, "author", "post__author"):
        text = ngettext(
            "%(one)s wrote %(number)d comment under posts of %(other)s in the last %(days)d days.",
            "%(one)s wrote %(number)d comments under posts of %(other)s in the last %(days)d days.",
            number,
        )
        values = {"one": named[one], "other": named[other], "number": number, "days": DAYS}
        yield _other(about, one, other), Line(text % values)


def _reports(about: Member, people: list[Member], case: Case) -> Lines:
    """Yield other reports between the two, and what came of them."""
    found = Report.objects.exclude(case=case).filter(
        Q(reporter=about, about__in=people) | Q(reporter__in=people, about=about)
    )
    named = _named(about, people)
    outcomes: dict[tuple[int, int], dict[str, int]] = defaultdict(dict)
    for one, other, status, number in _counted(found, "reporter", "about", "status"):
        outcomes[one, other][status] = number
    for (one, other), counts in outcomes.items():
        text = ngettext(
            "%(one)s also reported %(other)s or something of theirs %(number)d time: %(outcomes)s.",
            "%(one)s also reported %(other)s or something of theirs %(number)d times: %(outcomes)s.",
            sum(counts.values()),
        )
        told = ", ".join(f"{counts[status]} {label}" for status, label in STATUSES if status in counts)
        values = {"one": named[one], "other": named[other], "number": sum(counts.values()), "outcomes": told}
        yield _other(about, one, other), Line(text % values)


def _counted(found: QuerySet[Any], *by: str) -> Iterable[tuple[Any, ...]]:
    """Return how many rows there are for each of these values, the number last."""
    return found.order_by().values_list(*by).annotate(number=Count("pk")).order_by(*by)


def _named(about: Member, people: list[Member]) -> dict[int, str]:
    return {one.pk: one.name for one in (about, *people)}


def _other(about: Member, one: int, other: int) -> int:
    """Return which of two is not the person the case is about."""
    return other if one == about.pk else one
