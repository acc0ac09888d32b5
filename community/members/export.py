"""What a profile holds about a member, and how others are named in the copy somebody takes along."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from community.common.belongings import Kind, Row, moment
from community.members.models import Member


def handle_of(other: Member | None) -> str | None:
    """Return the handle of somebody else, which is all the copy says of them; None for those who left."""
    return other.handle if other is not None and other.left_at is None else None


def _profile(member: Member) -> QuerySet[Member]:
    return Member.objects.filter(pk=member.pk)


def _describe_profile(member: Member) -> Row:
    return {
        "handle": member.handle,
        "display_name": member.display_name,
        "pronouns": member.pronouns,
        "biography": member.biography,
        "links": member.links,
        "is_private": member.is_private,
        "is_indexed": member.is_indexed,
        "joined_at": moment(member.joined_at),
        "suspended_until": moment(member.suspended_until),
        "limited_until": moment(member.limited_until),
        "silenced_until": moment(member.silenced_until),
        "paused_at": moment(member.paused_at),
        "leaves_at": moment(member.leaves_at),
        "quiet_until": moment(member.sheltered_until),
    }


def _guidelines(member: Member) -> QuerySet[Any]:
    # The versions are editors' and live on the top floor: the relation is asked, not the model.
    found: QuerySet[Any] = member.guidelines_accepted.select_related("version").order_by("pk")
    return found


def _describe_acceptance(acceptance: Any) -> Row:
    return {"version": acceptance.version.number, "accepted_at": moment(acceptance.accepted_at)}


KINDS = (
    Kind(
        name="profile",
        title=_("Your profile"),
        purpose=_("To show others who you are, as far as you like."),
        kept=_("Until you change it or leave. Your handle stays taken after that, without anything else."),
        find=_profile,
        describe=_describe_profile,
        holds=(),
        page="members:edit",
    ),
    Kind(
        name="guidelines",
        title=_("The guidelines you accepted"),
        purpose=_("To know which rules you have read, and to tell you what changed since."),
        kept=_("Until you leave."),
        find=_guidelines,
        describe=_describe_acceptance,
        holds=("home.GuidelinesAcceptance.member",),
        page="guidelines:changed",
    ),
)
