"""What happened to a member, by day."""

import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from community.feeds.paging import BadCursor, page_of, read_cursor
from community.follows.models import FollowRequest
from community.members.models import Member
from community.members.signed_in import MemberRequest, members_only
from community.notifications.operations import mark_all_read
from community.notifications.views.lines import Line, lines_of
from community.notifications.views.rows import Row, notification_rows, sifted, visible_among

PAGE_SIZE = 40


@dataclass(frozen=True)
class Day:
    heading: str
    lines: list[Line]


@require_safe
@members_only
def notifications(request: MemberRequest) -> HttpResponse:
    """List what happened, newest first. Looking at it marks nothing as read: that is a button."""
    try:
        cursor = read_cursor(request.GET.get("before"))
    except BadCursor as error:
        raise Http404 from error
    page = page_of(notification_rows(request.member), cursor, moment="created_at", size=PAGE_SIZE)
    visible = visible_among(page.rows, request.member)
    shown = sifted(page.rows, request.member)
    days = [Day(_heading(day), lines_of(list(rows), visible)) for day, rows in groupby(shown, key=_day_of)]
    context = {
        "days": days,
        "page": page,
        "older_url": f"?before={page.older}" if page.older else "",
        "newest_url": "" if page.is_first else request.path,
        "waiting": _waiting(request.member),
    }
    return render(request, "notifications/list.html", context)


@require_POST
@members_only
def mark_read(request: MemberRequest) -> HttpResponse:
    mark_all_read(by=request.member)
    return redirect("notifications:list")


def _waiting(member: Member) -> int:
    """Return how many ask to follow a private account, for the way to all of them."""
    return FollowRequest.objects.visible_to(member).count() if member.is_private else 0


def _day_of(row: Row) -> dt.date:
    return timezone.localtime(row["created_at"]).date()


def _heading(day: dt.date) -> str:
    today = timezone.localdate()
    if day == today:
        return _("Today")
    if day == today - dt.timedelta(days=1):
        return _("Yesterday")
    if day.year == today.year:
        return date_format(day, pgettext("a day of this year, in Django's date format", "l j F"))
    return date_format(day, pgettext("a day of another year, in Django's date format", "l j F Y"))
