"""Liking and taking a like back, as a form or as the fragment that changed."""

from typing import Literal

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.comments.models import Comment
from community.common.answers import go_back, say_refused
from community.common.errors import OperationRefused
from community.likes.likers import liked_by, likers
from community.likes.operations import like_comment, like_post, unlike_comment, unlike_post
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
    return _changed(request, post, is_liked=True)


@require_POST
@members_only
def unlike_a_post(request: MemberRequest, number: int) -> HttpResponse:
    post = get_object_or_404(Post.objects.visible_to(request.member).select_related("author"), pk=number)
    unlike_post(post=post, by=request.member)
    return _changed(request, post, is_liked=False)


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
    return _changed(request, comment, is_liked=True)


@require_POST
@members_only
def unlike_a_comment(request: MemberRequest, number: int) -> HttpResponse:
    comment = get_object_or_404(
        Comment.objects.visible_to(request.member).select_related("author", "post"), pk=number
    )
    unlike_comment(comment=comment, by=request.member)
    return _changed(request, comment, is_liked=False)


def _changed(request: MemberRequest, liked: Post | Comment, *, is_liked: bool) -> HttpResponse:
    """Lead back to the thing, or answer with the button that changed and the names beside it."""
    kind: Literal["post", "comment"] = "post" if isinstance(liked, Post) else "comment"
    if request.headers.get("HX-Request") != "true":
        anchor = f"post-{liked.pk}" if kind == "post" else f"c-{liked.pk}"
        return go_back(request, fallback=liked.get_absolute_url(), anchor=anchor)
    context = {
        "kind": kind,
        "id": liked.pk,
        "is_liked": is_liked,
        "of": str(liked),
        "announced": _("Liked.") if is_liked else _("No longer liked."),
        "sentence": liked_by(likers(kind, [liked.pk], request.member).get(liked.pk, [])),
    }
    return render(request, "likes/changed.html", context)
