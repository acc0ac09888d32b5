"""Liking posts and taking a like back."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from community.common.answers import say_refused
from community.common.errors import OperationRefused
from community.likes.operations import like_post, unlike_post
from community.likes.views.answers import answer_changed
from community.members.signed_in import MemberRequest, members_only
from community.posts.models import Post


@require_POST
@members_only
def like_a_post(request: MemberRequest, number: int) -> HttpResponse:
    post = get_object_or_404(Post.objects.visible_to(request.member).select_related("author"), pk=number)
    try:
        like_post(post=post, by=request.member)
    except OperationRefused as error:
        return say_refused(request, error, fallback=post.get_absolute_url())
    return answer_changed(request, post, is_liked=True)


@require_POST
@members_only
def unlike_a_post(request: MemberRequest, number: int) -> HttpResponse:
    post = get_object_or_404(Post.objects.visible_to(request.member).select_related("author"), pk=number)
    unlike_post(post=post, by=request.member)
    return answer_changed(request, post, is_liked=False)
