"""What the button beside a member's name does: follow, ask, take that back, unfollow."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.common.answers import go_back, say_refused, wants_fragment
from community.common.errors import OperationRefused
from community.follows.asking import withdraw_request
from community.follows.models import Follow, FollowRequest, Tie
from community.follows.operations import follow_member, unfollow_member
from community.members.handles import normalise_handle
from community.members.models import Member
from community.members.signed_in import MemberRequest, members_only


@require_POST
@members_only
def follow(request: MemberRequest, handle: str) -> HttpResponse:
    """Follow, or ask a private account to."""
    member = visible_member(request, handle)
    try:
        tie = follow_member(member=member, by=request.member)
    except OperationRefused as error:
        return say_refused(request, error, fallback=member.get_absolute_url())
    said = _("You asked to follow %(name)s.") if tie is Tie.ASKED else _("You follow %(name)s.")
    return _changed(request, member, tie, said)


@require_POST
@members_only
def unfollow(request: MemberRequest, handle: str) -> HttpResponse:
    member = visible_member(request, handle)
    unfollow_member(member=member, by=request.member)
    return _changed(request, member, Tie.NONE, _("You no longer follow %(name)s."))


@require_POST
@members_only
def withdraw(request: MemberRequest, handle: str) -> HttpResponse:
    """Take back what one asked; 404 for those who asked nothing. If it was accepted meanwhile, the button says so."""
    member = visible_member(request, handle)
    asked = FollowRequest.objects.waiting().filter(requester=request.member, asked=member).exists()
    is_followed = Follow.objects.filter(follower=request.member, followed=member).exists()
    if not (asked or is_followed):
        raise Http404
    withdraw_request(member=member, by=request.member)
    if is_followed:
        return _changed(request, member, Tie.FOLLOWING, _("%(name)s had accepted already. You follow them."))
    return _changed(request, member, Tie.NONE, _("You no longer ask to follow %(name)s."))


def visible_member(request: HttpRequest, handle: str) -> Member:
    members = Member.objects.visible_to(request.member)  # type: ignore[attr-defined]
    return get_object_or_404(members, handle=normalise_handle(handle))


def _changed(request: MemberRequest, member: Member, tie: Tie, said: str) -> HttpResponse:
    if not wants_fragment(request):
        return go_back(request, fallback=member.get_absolute_url())
    context = {
        "person": member,
        "is_followed": tie is Tie.FOLLOWING,
        "is_asked": tie is Tie.ASKED,
        "announced": said % {"name": member.name},
    }
    return render(request, "follows/_follow_button.html", context)
