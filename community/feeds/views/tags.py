"""Following tags and hiding them, and the list of both."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from community.common.answers import go_back, say_refused
from community.common.errors import OperationRefused
from community.feeds.tags import chosen_tags
from community.feeds.views.pages import find_tag
from community.members.signed_in import MemberRequest, members_only
from community.posts.models import Post, Tag
from community.posts.tag_choices import follow_tag, hide_tag, unfollow_tag, unhide_tag


@require_POST
@members_only
def follow(request: MemberRequest, slug: str) -> HttpResponse:
    tag = _tag_in_sight(request, slug)
    try:
        follow_tag(tag=tag, by=request.member)
    except OperationRefused as error:
        return say_refused(request, error, fallback=tag.get_absolute_url())
    return _changed(request, tag, _("You follow #%(tag)s.") % {"tag": tag.name})


@require_POST
@members_only
def unfollow(request: MemberRequest, slug: str) -> HttpResponse:
    tag = find_tag(slug, request.member)
    unfollow_tag(tag=tag, by=request.member)
    return _changed(request, tag, _("You no longer follow #%(tag)s.") % {"tag": tag.name})


@require_POST
@members_only
def hide(request: MemberRequest, slug: str) -> HttpResponse:
    tag = _tag_in_sight(request, slug)
    try:
        hide_tag(tag=tag, by=request.member)
    except OperationRefused as error:
        return say_refused(request, error, fallback=tag.get_absolute_url())
    return _changed(request, tag, _("You hide #%(tag)s.") % {"tag": tag.name})


@require_POST
@members_only
def unhide(request: MemberRequest, slug: str) -> HttpResponse:
    tag = find_tag(slug, request.member)
    unhide_tag(tag=tag, by=request.member)
    return _changed(request, tag, _("#%(tag)s is in your lists again.") % {"tag": tag.name})


@require_safe
@members_only
def chosen(request: MemberRequest) -> HttpResponse:
    """List the tags one follows and those one hides."""
    mine = chosen_tags(Tag.objects.order_by("slug"), request.member)
    context = {
        "followed": mine.filter(follows__member=request.member),
        "hidden": mine.filter(hides__member=request.member),
    }
    return render(request, "feeds/chosen_tags.html", context)


def _tag_in_sight(request: MemberRequest, slug: str) -> Tag:
    """Return a tag on a post that the member may see. Raises Http404."""
    tag = find_tag(slug, request.member)
    if not Post.objects.visible_to(request.member).tagged(tag).exists():
        raise Http404
    return tag


def _changed(request: MemberRequest, tag: Tag, said: str) -> HttpResponse:
    if request.headers.get("HX-Request") != "true":
        return go_back(request, fallback=tag.get_absolute_url())
    context = {"tag": find_tag(tag.slug, request.member), "announced": said}
    return render(request, "feeds/_tag_choices.html", context)
