"""What rules before harm hold about a member: that one of them met something they sent."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from community.common.belongings import Kind, Row, moment
from community.members.models import Member
from community.safeguards.models import Hit


def _hits(member: Member) -> QuerySet[Hit]:
    return Hit.objects.filter(author=member).select_related("safeguard").order_by("pk")


def _describe_hit(hit: Hit) -> Row:
    return {
        "rule": hit.safeguard.name,
        "why": hit.safeguard.reason,
        "about": hit.thing_key,
        "what_happened": hit.action,
        "at": moment(hit.created_at),
    }


KINDS = (
    Kind(
        name="looked_at_before_others_saw_it",
        title=_("What was looked at before others saw it"),
        purpose=_("So that moderators can tell whether a rule meets what it should."),
        kept=_("As long as the rule, or until you leave."),
        find=_hits,
        describe=_describe_hit,
        holds=("safeguards.Hit.author",),
    ),
)
