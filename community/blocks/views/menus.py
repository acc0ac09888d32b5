"""What can be done about a person or a conversation: one small menu for every card, comment and profile."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from community.blocks.views.menu_page import menu_page
from community.comments.models import Comment
from community.members.handles import normalise_handle
from community.members.models import Member
from community.members.signed_in import MemberRequest, members_only
from community.posts.models import Post


@require_safe
@members_only
def post_menu(request: MemberRequest, post_id: int) -> HttpResponse:
    post = get_object_or_404(Post.objects.visible_to(request.member).select_related("author"), pk=post_id)
    return menu_page(request, post.author, post, reverse("moderation:report_post", args=[post.pk]), post)


@require_safe
@members_only
def comment_menu(request: MemberRequest, comment_id: int) -> HttpResponse:
    comments = Comment.objects.visible_to(request.member).select_related("author", "post__author")
    comment = get_object_or_404(comments, pk=comment_id)
    report_url = reverse("moderation:report_comment", args=[comment.pk])
    return menu_page(request, comment.author, comment.post, report_url, comment)


@require_safe
@members_only
def member_menu(request: MemberRequest, handle: str) -> HttpResponse:
    person = get_object_or_404(Member.objects.visible_to(request.member), handle=normalise_handle(handle))
    return menu_page(request, person, None, reverse("moderation:report_member", args=[person.handle]), person)
