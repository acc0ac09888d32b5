"""Hiding tags, and seeing them again."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.blocks.durations import chosen_duration
from community.common.answers import say_refused
from community.common.errors import OperationRefused
from community.feeds.views.finding import find_tag
from community.feeds.views.tag_answers import answer_changed, tag_in_sight
from community.members.signed_in import MemberRequest, members_only
from community.posts.tag_choices import hide_tag, unhide_tag


@require_POST
@members_only
def hide(request: MemberRequest, slug: str) -> HttpResponse:
    tag = tag_in_sight(request, slug)
    try:
        hide_tag(tag=tag, by=request.member, duration=chosen_duration(request.POST))
    except OperationRefused as error:
        return say_refused(request, error, fallback=tag.get_absolute_url())
    return answer_changed(request, tag, _("You hide #%(tag)s.") % {"tag": tag.name})


@require_POST
@members_only
def unhide(request: MemberRequest, slug: str) -> HttpResponse:
    tag = find_tag(slug, request.member)
    unhide_tag(tag=tag, by=request.member)
    return answer_changed(request, tag, _("#%(tag)s is in your lists again.") % {"tag": tag.name})
