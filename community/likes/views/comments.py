"""Liking comments and taking a like back."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from community.comments.models import Comment
from community.common.answers import say_refused
from community.common.errors import OperationRefused
from community.likes.operations import like_comment, unlike_comment
from community.likes.views.answers import answer_changed
from community.members.signed_in import MemberRequest, members_only


@require_POST
@members_only
def like_a_comment(request: MemberRequest, number: int) -> HttpResponse:
    comment = get_object_or_404(
        Comment.objects.visible_to(request.member).select_related("author", "post"), pk=number
    )
    try:
        like_comment(comment=comment, by=request.member)
    except OperationRefused as error:
        return say_refused(request, error, fallback=comment.get_absolute_url())
    return answer_changed(request, comment, is_liked=True)


@require_POST
@members_only
def unlike_a_comment(request: MemberRequest, number: int) -> HttpResponse:
    comment = get_object_or_404(
        Comment.objects.visible_to(request.member).select_related("author", "post"), pk=number
    )
    unlike_comment(comment=comment, by=request.member)
    return answer_changed(request, comment, is_liked=False)
