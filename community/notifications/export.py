"""What notifications hold about a member."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from community.common.belongings import Kind, Row, moment
from community.common.mail import site_url
from community.members.export import handle_of
from community.members.models import Member
from community.notifications.models import Notification


def _told(member: Member) -> QuerySet[Notification]:
    return Notification.objects.visible_to(member).select_related("actor").order_by("pk")


def _describe(notification: Notification) -> Row:
    return {
        "kind": notification.kind,
        "about": _address(notification),
        "by": handle_of(notification.actor),
        "text": notification.text,
        "at": moment(notification.created_at),
        "read_at": moment(notification.read_at),
        "emailed_at": moment(notification.emailed_at),
    }


def _address(notification: Notification) -> str | None:
    """Return where it happened, by number: the readable address would say words of the thing itself."""
    if notification.comment_id:
        return site_url(f"/comments/{notification.comment_id}/")
    return site_url(f"/posts/{notification.post_id}/") if notification.post_id else None


KINDS = (
    Kind(
        name="notifications",
        title=_("Your notifications"),
        purpose=_("To tell you what happened while you were away."),
        kept=_("Until you leave. They go earlier where what they are about is deleted."),
        find=_told,
        describe=_describe,
        holds=("notifications.Notification.recipient", "notifications.Notification.actor"),
        page="notifications:list",
    ),
)
