"""Following tags, and following them no longer."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.common.answers import say_refused
from community.common.errors import OperationRefused
from community.feeds.views.finding import find_tag
from community.feeds.views.tag_answers import answer_changed, tag_in_sight
from community.members.signed_in import MemberRequest, members_only
from community.posts.tag_choices import follow_tag, unfollow_tag


@require_POST
@members_only
def follow(request: MemberRequest, slug: str) -> HttpResponse:
    tag = tag_in_sight(request, slug)
    try:
        follow_tag(tag=tag, by=request.member)
    except OperationRefused as error:
        return say_refused(request, error, fallback=tag.get_absolute_url())
    return answer_changed(request, tag, _("You follow #%(tag)s.") % {"tag": tag.name})


@require_POST
@members_only
def unfollow(request: MemberRequest, slug: str) -> HttpResponse:
    tag = find_tag(slug, request.member)
    unfollow_tag(tag=tag, by=request.member)
    return answer_changed(request, tag, _("You no longer follow #%(tag)s.") % {"tag": tag.name})
