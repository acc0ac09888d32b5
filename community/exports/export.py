"""What exports hold about a member: that copies were asked for."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from community.common.belongings import Kind, Row, moment
from community.exports.models import Export
from community.members.models import Member


def _exports(member: Member) -> QuerySet[Any]:
    return Export.objects.visible_to(member).order_by("pk")


def _describe(export: Export) -> Row:
    return {"asked_for_at": moment(export.requested_at), "ready_at": moment(export.ready_at)}


KINDS = (
    Kind(
        name="exports",
        title=_("Copies you asked for"),
        purpose=_("To hand them out to you, and to make one a day at most."),
        kept=_("The file for 24 hours, that you asked for 30 days."),
        find=_exports,
        describe=_describe,
        holds=("exports.Export.member",),
        page="exports:index",
    ),
)
