"""Following people, and looking at who follows whom."""

from typing import Literal

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from community.common.answers import go_back, say_refused
from community.common.errors import OperationRefused
from community.feeds.paging import BadCursor, page_of, read_cursor
from community.follows.operations import follow_member, unfollow_member
from community.follows.people import follow_rows, people_of
from community.members.handles import normalise_handle
from community.members.models import Member
from community.members.signed_in import MemberRequest, OpenRequest, members_only


@require_POST
@members_only
def follow(request: MemberRequest, handle: str) -> HttpResponse:
    member = _member(request, handle)
    try:
        follow_member(member=member, by=request.member)
    except OperationRefused as error:
        return say_refused(request, error, fallback=member.get_absolute_url())
    return _changed(request, member, is_followed=True)


@require_POST
@members_only
def unfollow(request: MemberRequest, handle: str) -> HttpResponse:
    member = _member(request, handle)
    unfollow_member(member=member, by=request.member)
    return _changed(request, member, is_followed=False)


@require_safe
def followers(request: OpenRequest, handle: str) -> HttpResponse:
    return _list(request, handle, "follower")


@require_safe
def following(request: OpenRequest, handle: str) -> HttpResponse:
    return _list(request, handle, "followed")


def _member(request: HttpRequest, handle: str) -> Member:
    members = Member.objects.visible_to(request.member)  # type: ignore[attr-defined]
    return get_object_or_404(members, handle=normalise_handle(handle))


def _changed(request: MemberRequest, member: Member, *, is_followed: bool) -> HttpResponse:
    if request.headers.get("HX-Request") != "true":
        return go_back(request, fallback=member.get_absolute_url())
    said = _("You follow %(name)s.") if is_followed else _("You no longer follow %(name)s.")
    context = {"person": member, "is_followed": is_followed, "announced": said % {"name": member.name}}
    return render(request, "follows/_follow_button.html", context)


def _list(request: OpenRequest, handle: str, who: Literal["follower", "followed"]) -> HttpResponse:
    member = _member(request, handle)
    try:
        cursor = read_cursor(request.GET.get("before"))
    except BadCursor as error:
        raise Http404 from error
    page = page_of(follow_rows(member, who, request.member), cursor, moment="created_at")
    context = {
        "member": member,
        "who": who,
        "people": people_of(page.rows, request.member),
        "page": page,
        "older_url": f"?before={page.older}" if page.older else "",
        "newest_url": "" if page.is_first else request.path,
        "followers_url": reverse("follows:followers", args=[member.handle]),
        "following_url": reverse("follows:following", args=[member.handle]),
    }
    return render(request, "follows/list.html", context)
