"""Muting people, as a form or in the menu that changes."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.blocks.durations import chosen_duration
from community.blocks.models import Mute
from community.blocks.operations import (
    mute_member,
    unmute_member,
)
from community.blocks.views.answers import answer_changed
from community.common.answers import go_on, say_refused
from community.common.errors import OperationRefused
from community.members.handles import normalise_handle
from community.members.models import Member
from community.members.signed_in import MemberRequest, members_only


@require_POST
@members_only
def mute(request: MemberRequest, handle: str) -> HttpResponse:
    person = get_object_or_404(Member.objects.visible_to(request.member), handle=normalise_handle(handle))
    try:
        mute_member(member=person, by=request.member, duration=chosen_duration(request.POST))
    except OperationRefused as error:
        return say_refused(request, error, fallback=person.get_absolute_url())
    return answer_changed(request, person, None, _("You mute %(name)s.") % {"name": person.name})


@require_POST
@members_only
def unmute(request: MemberRequest, handle: str) -> HttpResponse:
    """Hear of a member again, also of one who is out of sight at the moment."""
    handle = normalise_handle(handle)
    mute = (
        Mute.objects.visible_to(request.member).filter(member__handle=handle).select_related("member").first()
    )
    known = Member.objects.visible_to(request.member).filter(handle=handle).first()
    if mute is not None:
        unmute_member(member=mute.member, by=request.member)
    if known is None and mute is None:
        raise Http404
    if known is None:
        return go_on(request, reverse("blocks:muted"))
    return answer_changed(request, known, None, _("You no longer mute %(name)s.") % {"name": known.name})
