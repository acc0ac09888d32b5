"""What moderation holds about a member: their reports and what came of them, and what was decided about them.

Never who reported them, who decided, or the copy of somebody else's words that was kept with a report.
"""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from community.common.belongings import Kind, Row, moment
from community.common.mail import site_url
from community.members.export import handle_of
from community.members.models import Member
from community.moderation.models import AboutContent, Appeal, CaseMessage, Decision, DigestChoice, Report


def _reports(member: Member) -> QuerySet[Any]:
    return Report.objects.filter(reporter=member).select_related("member").order_by("pk")


def _describe_report(report: Report) -> Row:
    return {
        "about": _address(report),
        "kind": report.kind,
        "rule": report.rule_title,
        "your_note": report.note,
        "at": moment(report.created_at),
        "outcome": report.status,
        "what_you_were_told": report.outcome,
        "answered_at": moment(report.closed_at),
    }


def _decisions(member: Member) -> QuerySet[Any]:
    # What was left as it is nobody is told of, and so neither is the one it is about.
    found = Decision.objects.filter(about=member).exclude(notice="")
    return found.select_related("member").prefetch_related("sanctions").order_by("pk")


def _describe_decision(decision: Decision) -> Row:
    return {
        "about": _address(decision),
        "kind": decision.kind,
        "decision": decision.action,
        "rule": decision.rule_title,
        "rule_as_it_read": decision.rule_text,
        "message_to_you": decision.message,
        "what_you_were_told": decision.notice,
        "still_in_force": sorted(one.action for one in decision.sanctions.all() if one.is_active),
        "until": moment(decision.until),
        "at": moment(decision.created_at),
    }


def _messages(member: Member) -> QuerySet[Any]:
    return CaseMessage.objects.filter(person=member).order_by("pk")


def _describe_message(message: CaseMessage) -> Row:
    return {
        "from": "moderators" if message.is_from_team else "you",
        "text": message.text,
        "at": moment(message.created_at),
    }


def _appeals(member: Member) -> QuerySet[Any]:
    return Appeal.objects.filter(by=member).order_by("pk")


def _describe_appeal(appeal: Appeal) -> Row:
    return {
        "your_words": appeal.text,
        "at": moment(appeal.created_at),
        "answer_promised_by": moment(appeal.answer_by),
        "outcome": appeal.state,
        "answer": appeal.answer,
        "answered_at": moment(appeal.decided_at),
    }


def _daily_mail(member: Member) -> QuerySet[Any]:
    return DigestChoice.objects.filter(member=member)


def _describe_daily_mail(choice: DigestChoice) -> Row:
    return {
        "wanted": choice.is_wanted,
        "last_sent_on": choice.sent_on.isoformat() if choice.sent_on is not None else None,
    }


def _address(about: AboutContent) -> str | None:
    """Return where the thing is, by number: the readable address would say words of it. None when it is deleted."""
    if about.post_id:
        return site_url(f"/posts/{about.post_id}/")
    if about.comment_id:
        return site_url(f"/comments/{about.comment_id}/")
    handle = handle_of(about.member)
    return site_url(f"/@{handle}/") if handle else None


KINDS = (
    Kind(
        name="reports",
        title=_("Your reports"),
        purpose=_("So that moderators can look, ask and answer. Only they see who reported."),
        kept=_("The moderators keep what they decided on. When you leave, your name is taken off."),
        find=_reports,
        describe=_describe_report,
        holds=("moderation.Report.reporter",),
        page="moderation:own_decisions",
    ),
    Kind(
        name="decisions",
        title=_("Decisions about you"),
        purpose=_("So that decisions are fair, and can be looked at again."),
        kept=_("The decision stays. The copy it was decided on is kept for one year."),
        find=_decisions,
        describe=_describe_decision,
        holds=(
            "moderation.Case.about",
            "moderation.Case.member",
            "moderation.Decision.about",
            "moderation.Decision.member",
            "moderation.Sanction.member",
        ),
        page="moderation:own_decisions",
    ),
    Kind(
        name="messages_with_moderators",
        title=_("What you and the moderators wrote to each other"),
        purpose=_("So that moderators can ask, and you can answer."),
        kept=_("For one year after the case was decided."),
        find=_messages,
        describe=_describe_message,
        holds=("moderation.CaseMessage.person", "moderation.CaseMessage.by", "moderation.CaseEvent.person"),
        page="moderation:own_decisions",
    ),
    Kind(
        name="appeals",
        title=_("Your appeals"),
        purpose=_("So that somebody else can look at a decision again."),
        kept=_("As long as the decision."),
        find=_appeals,
        describe=_describe_appeal,
        holds=("moderation.Appeal.by",),
        page="moderation:own_decisions",
    ),
    Kind(
        name="moderators_mail",
        title=_("The daily mail to moderators"),
        purpose=_("So that we write to those who want it, and once a day."),
        kept=_("Until you leave."),
        find=_daily_mail,
        describe=_describe_daily_mail,
        holds=("moderation.DigestChoice.member",),
        page="moderation:own_mail",
    ),
)
