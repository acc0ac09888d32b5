"""A member's page: who they are and what they posted, newest first."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from community.common.mail import site_url
from community.common.markdown import plain_text
from community.common.templatetags.ui import avatar_address
from community.feeds.cards import card_rows, cards_of
from community.feeds.paging import BadCursor, page_of, read_cursor
from community.follows.people import asked_among, is_following
from community.follows.permissions import can_look_inside
from community.members.handles import normalise_handle
from community.members.listing import is_listed, unlisted
from community.members.models import Member
from community.members.signed_in import OpenRequest
from community.posts.models import Post

DESCRIPTION_LENGTH = 200


@require_safe
def profile(request: OpenRequest, handle: str) -> HttpResponse:
    """Show a member; 404 for those the viewer may not know about. Other spellings of a handle lead to the one.

    Of a private account, those it has not accepted see who it is and nothing else.
    """
    member = get_object_or_404(Member.objects.visible_to(request.member), handle=normalise_handle(handle))
    if handle != member.handle:
        query = request.META.get("QUERY_STRING", "")
        return redirect(f"{member.get_absolute_url()}{'?' + query if query else ''}", permanent=True)
    if not can_look_inside(request.member, member):
        return _closed(request, member)
    try:
        cursor = read_cursor(request.GET.get("before"))
    except BadCursor as error:
        raise Http404 from error
    posts = Post.objects.visible_to(request.member).by(member)
    page = page_of(card_rows(posts, request.member), cursor, moment="published_at")
    cards = cards_of(page.rows, request.member)
    context = _about(member) | {
        "cards": cards,
        "left_out": len(page.rows) - len(cards),
        "page": page,
        "older_url": f"?before={page.older}" if page.older else "",
        "newest_url": "" if page.is_first else request.path,
        "is_own": request.member == member,
        "is_followed": is_following(request.member, member),
    }
    return unlisted(render(request, "members/profile.html", context), member)


def _closed(request: OpenRequest, member: Member) -> HttpResponse:
    """Show who a private member is; further pages of their posts don't exist."""
    if "before" in request.GET:
        raise Http404
    asked = asked_among([member.pk], request.member)
    context = _about(member) | {"is_closed": True, "is_asked": bool(asked)}
    return unlisted(render(request, "members/profile.html", context), member)


def _about(member: Member) -> dict[str, object]:
    """Return what the page says about them, and what other sites are told, which of a private account is nothing."""
    context: dict[str, object] = {"member": member, "is_listed": is_listed(member)}
    if member.is_private:
        return context
    return context | {
        "description": plain_text(member.biography_html)[:DESCRIPTION_LENGTH],
        "address": site_url(member.get_absolute_url()),
        "avatar": site_url(avatar_address(member, 288)) if member.avatar_key else "",
    }
