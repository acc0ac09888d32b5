"""What waits for one moderator, in a few sentences for a mail: numbers, rules and days, and none of the people or words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.common.mail import site_url
from community.members.models import Member
from community.moderation.models import Appeal, Case, Harm
from community.moderation.permissions import can_answer_appeal, proposals_to_confirm
from community.moderation.records import decisions_to_look_at_again

RULES_NAMED = 3


@dataclass(frozen=True)
class Digest:
    """What waits for one moderator now. Times are None where there is nothing."""

    cases: int
    oldest: datetime | None
    grave: int
    claimed: int
    rules: list[str]
    appeals: int
    promised: datetime | None
    proposals: int
    again: int

    @property
    def is_empty(self) -> bool:
        return not (self.cases or self.appeals or self.proposals or self.again)


@dataclass(frozen=True)
class Paragraph:
    """Some sentences, and where to go from there."""

    text: str
    label: str
    url: str


def digest_for(moderator: Member) -> Digest:
    """Return what waits for this moderator. The number of questions grows with open appeals only."""
    cases = Case.objects.for_moderator(moderator).open()
    counted = cases.aggregate(
        number=Count("pk"), oldest=Min("opened_at"), grave=Count("pk", filter=Q(harm__gte=Harm.HIGH))
    )
    named = cases.exclude(rule_title="").order_by().values_list("rule_title")
    rules = named.annotate(number=Count("pk")).order_by("-number", "rule_title")[:RULES_NAMED]
    promises = _promises(moderator)
    return Digest(
        cases=counted["number"],
        oldest=counted["oldest"],
        grave=counted["grave"],
        claimed=Case.objects.for_moderator(moderator).held_by(moderator).count(),
        rules=[title for title, _number in rules],
        appeals=len(promises),
        promised=promises[0] if promises else None,
        proposals=proposals_to_confirm(moderator).count(),
        again=decisions_to_look_at_again(moderator).count(),
    )


def paragraphs(digest: Digest) -> Iterator[Paragraph]:
    """Yield what the mail says, the same words for text and HTML."""
    if digest.cases:
        where = site_url(reverse("cases_of_moderation:index"))
        yield Paragraph(" ".join(_about_cases(digest)), _("Open the queue"), where)
    if digest.appeals and digest.promised is not None:
        where = site_url(reverse("appeals_of_members:index"))
        yield Paragraph(_about_appeals(digest.appeals, digest.promised), _("Open the appeals"), where)
    if digest.proposals:
        text = ngettext(
            "%(number)d proposal of another moderator needs a second person.",
            "%(number)d proposals of other moderators need a second person.",
            digest.proposals,
        )
        where = site_url(reverse("proposals_of_moderators:index"))
        yield Paragraph(text % {"number": digest.proposals}, _("Open the proposals"), where)
    if digest.again:
        text = ngettext(
            "%(number)d decision without an end is to be looked at again.",
            "%(number)d decisions without an end are to be looked at again.",
            digest.again,
        )
        where = site_url(reverse("decisions_of_moderators:index") + "?again=now")
        yield Paragraph(text % {"number": digest.again}, _("Open the decisions"), where)


def _about_cases(digest: Digest) -> Iterator[str]:
    text = ngettext("%(number)d case waits.", "%(number)d cases wait.", digest.cases)
    yield text % {"number": digest.cases}
    if digest.oldest is not None:
        yield _waited(digest.oldest)
    if digest.grave:
        text = ngettext(
            "In %(number)d of them much harm may be done while it waits.",
            "In %(number)d of them much harm may be done while they wait.",
            digest.grave,
        )
        yield text % {"number": digest.grave}
    if digest.claimed:
        text = ngettext(
            "You have claimed %(number)d of them.", "You have claimed %(number)d of them.", digest.claimed
        )
        yield text % {"number": digest.claimed}
    if digest.rules:
        yield _("Reported most: %(rules)s.") % {"rules": ", ".join(f"“{title}”" for title in digest.rules)}


def _waited(since: datetime) -> str:
    days = (timezone.now() - since).days
    if not days:
        return _("The oldest came in less than a day ago.")
    text = ngettext(
        "The oldest has waited for %(days)d day.", "The oldest has waited for %(days)d days.", days
    )
    return text % {"days": days}


def _about_appeals(number: int, promised: datetime) -> str:
    text = ngettext(
        "%(number)d appeal waits for an answer you may give.",
        "%(number)d appeals wait for an answer you may give.",
        number,
    )
    day = date_format(timezone.localtime(promised), "j F Y")
    if promised < timezone.now():
        late = _("The answer was promised by %(day)s, which is over.")
    else:
        late = _("The next answer is promised by %(day)s.")
    return f"{text % {'number': number}} {late % {'day': day}}"


def _promises(moderator: Member) -> list[datetime]:
    """Return by when the appeals are to be answered that this moderator may answer; the next day first."""
    found = Appeal.objects.for_moderator(moderator).open().in_order_of_promise()
    return [
        appeal.answer_by
        for appeal in found.select_related("decision__about__user", "decision__by")
        if can_answer_appeal(moderator, appeal)
    ]
