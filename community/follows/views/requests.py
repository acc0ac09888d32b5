"""Who asks to follow me, and what I answer."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from community.common.answers import go_back, say_refused, wants_fragment
from community.common.errors import OperationRefused
from community.feeds.paging import BadCursor, page_of, read_cursor
from community.follows.asking import accept_all, accept_request, decline_request
from community.follows.models import Follow, FollowRequest
from community.follows.people import people_of, request_rows
from community.follows.views.buttons import visible_member
from community.members.models import Member
from community.members.signed_in import MemberRequest, members_only


@require_safe
@members_only
def waiting(request: MemberRequest) -> HttpResponse:
    """List those who ask and have no answer yet."""
    try:
        cursor = read_cursor(request.GET.get("before"))
    except BadCursor as error:
        raise Http404 from error
    page = page_of(request_rows(request.member), cursor, moment="created_at")
    context = {
        "people": people_of(page.rows, None),
        "count": FollowRequest.objects.visible_to(request.member).count(),
        "older_url": f"?before={page.older}" if page.older else "",
        "newest_url": "" if page.is_first else request.path,
    }
    return render(request, "follows/requests.html", context)


@require_POST
@members_only
def accept(request: MemberRequest, handle: str) -> HttpResponse:
    return _answer(request, handle, accept_request, _("%(name)s follows you now."))


@require_POST
@members_only
def decline(request: MemberRequest, handle: str) -> HttpResponse:
    return _answer(request, handle, decline_request, _("You declined. %(name)s isn’t told."))


@require_POST
@members_only
def accept_everybody(request: MemberRequest) -> HttpResponse:
    try:
        count = accept_all(by=request.member)
    except OperationRefused as error:
        return say_refused(request, error, fallback=reverse("follows:requests"))
    said = ngettext("One more member follows you now.", "%(count)d more members follow you now.", count)
    messages.success(request, said % {"count": count} if count else _("Nobody is asking at the moment."))
    return redirect("follows:requests")


def _answer(request: MemberRequest, handle: str, answer: Callable[..., None], said: str) -> HttpResponse:
    """Carry out one answer; 404 where that member never asked."""
    requester = visible_member(request, handle)
    if not _is_about_me(requester, request.member):
        raise Http404
    try:
        answer(requester=requester, by=request.member)
    except OperationRefused as error:
        return say_refused(request, error, fallback=reverse("follows:requests"))
    said = said % {"name": requester.name}
    if wants_fragment(request):
        return render(request, "follows/_answered.html", {"said": said})
    messages.success(request, said)
    return go_back(request, fallback=reverse("follows:requests"))


def _is_about_me(requester: Member, me: Member) -> bool:
    """Whether they asked me; also when I have answered already, so that a second press says the same as the first."""
    asked = FollowRequest.objects.filter(requester=requester, asked=me)
    return asked.exists() or Follow.objects.filter(follower=requester, followed=me).exists()
