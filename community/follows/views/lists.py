"""Who follows whom, and letting a follower go."""

from typing import Literal

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from community.common.answers import go_back
from community.feeds.paging import BadCursor, page_of, read_cursor
from community.follows.operations import remove_follower
from community.follows.people import follow_rows, people_of
from community.follows.permissions import can_look_inside
from community.follows.views.buttons import visible_member
from community.members.signed_in import MemberRequest, OpenRequest, members_only


@require_safe
def followers(request: OpenRequest, handle: str) -> HttpResponse:
    return _list(request, handle, "follower")


@require_safe
def following(request: OpenRequest, handle: str) -> HttpResponse:
    return _list(request, handle, "followed")


@require_POST
@members_only
def remove(request: MemberRequest, handle: str) -> HttpResponse:
    """Let somebody follow no longer; they aren't told."""
    follower = visible_member(request, handle)
    remove_follower(follower=follower, by=request.member)
    messages.success(request, _("%(name)s no longer follows you.") % {"name": follower.name})
    return go_back(request, fallback=reverse("follows:followers", args=[request.member.handle]))


def _list(request: OpenRequest, handle: str, who: Literal["follower", "followed"]) -> HttpResponse:
    member = visible_member(request, handle)
    if not can_look_inside(request.member, member):
        raise Http404
    try:
        cursor = read_cursor(request.GET.get("before"))
    except BadCursor as error:
        raise Http404 from error
    page = page_of(follow_rows(member, who, request.member), cursor, moment="created_at")
    context = {
        "member": member,
        "who": who,
        "is_own": request.member == member,
        "people": people_of(page.rows, request.member),
        "page": page,
        "older_url": f"?before={page.older}" if page.older else "",
        "newest_url": "" if page.is_first else request.path,
        "followers_url": reverse("follows:followers", args=[member.handle]),
        "following_url": reverse("follows:following", args=[member.handle]),
    }
    return render(request, "follows/list.html", context)
