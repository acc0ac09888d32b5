"""Blocking somebody, after saying in plain words what it does, and taking it back."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from community.blocks.models import Block
from community.blocks.operations import block_member, unblock_member
from community.common.answers import came_from, go_on, say_refused, wants_fragment
from community.common.errors import OperationRefused
from community.members.handles import normalise_handle
from community.members.models import Member
from community.members.signed_in import MemberRequest, members_only

# Pages that are still there for whoever blocked one of the people on them.
LISTS = frozenset({"feeds:following", "feeds:latest", "feeds:tag", "notifications:list"})


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def block(request: MemberRequest, handle: str) -> HttpResponse:
    handle = normalise_handle(handle)
    if Block.objects.visible_to(request.member).filter(blocked__handle=handle).exists():
        return redirect("blocks:blocked")
    person = get_object_or_404(Member.objects.visible_to(request.member), handle=handle)
    if request.method != "POST":
        is_fragment = wants_fragment(request)
        return render(
            request, "blocks/_block.html" if is_fragment else "blocks/block.html", {"person": person}
        )
    try:
        block_member(member=person, by=request.member)
    except OperationRefused as error:
        return say_refused(request, error, fallback=person.get_absolute_url())
    messages.success(
        request, _("You block %(name)s. Neither of you sees the other now.") % {"name": person.name}
    )
    return _lead_on(request)


@require_POST
@members_only
def unblock(request: MemberRequest, handle: str) -> HttpResponse:
    blocks = Block.objects.visible_to(request.member).select_related("blocked")
    person = get_object_or_404(blocks, blocked__handle=normalise_handle(handle)).blocked
    unblock_member(member=person, by=request.member)
    said = _("You no longer block %(name)s. You don’t follow each other; you can ask again.")
    messages.success(request, said % {"name": person.name})
    return go_on(request, reverse("blocks:blocked"))


def _lead_on(request: MemberRequest) -> HttpResponse:
    """Lead back to a list; a page about the blocked person is no longer there."""
    blocked_list = reverse("blocks:blocked")
    address = came_from(request, blocked_list)
    try:
        is_list = resolve(urlsplit(address).path).view_name in LISTS
    except Resolver404:
        is_list = False
    return go_on(request, address if is_list else blocked_list)
