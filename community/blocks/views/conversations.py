"""Muting conversations, as a form or in the menu that changes."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.blocks.durations import chosen_duration
from community.blocks.models import Mute
from community.blocks.operations import (
    mute_conversation,
    unmute_conversation,
)
from community.blocks.views.answers import answer_changed
from community.common.answers import go_on, say_refused
from community.common.errors import OperationRefused
from community.members.signed_in import MemberRequest, members_only
from community.posts.models import Post


@require_POST
@members_only
def mute_post(request: MemberRequest, post_id: int) -> HttpResponse:
    post = get_object_or_404(Post.objects.visible_to(request.member).select_related("author"), pk=post_id)
    try:
        mute_conversation(post=post, by=request.member, duration=chosen_duration(request.POST))
    except OperationRefused as error:
        return say_refused(request, error, fallback=post.get_absolute_url())
    return answer_changed(request, post.author, post, _("You mute this conversation."))


@require_POST
@members_only
def unmute_post(request: MemberRequest, post_id: int) -> HttpResponse:
    """Hear of a conversation again, also of one that is out of sight at the moment: its number is all one tells."""
    muted = get_object_or_404(
        Mute.objects.visible_to(request.member).select_related("post__author"), post=post_id
    )
    unmute_conversation(post=muted.post, by=request.member)
    said = _("You no longer mute this conversation.")
    if not Post.objects.visible_to(request.member).filter(pk=post_id).exists():
        return go_on(request, reverse("blocks:muted"))
    return answer_changed(request, muted.post.author, muted.post, said)
