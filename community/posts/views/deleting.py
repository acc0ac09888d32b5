"""Deleting a post: a page that asks first, for those whose browser shows no dialog."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community.common.errors import OperationRefused
from community.members.signed_in import MemberRequest, members_only
from community.posts.models import Post
from community.posts.operations import delete_post


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def delete(request: MemberRequest, number: int) -> HttpResponse:
    """Ask, and on POST delete. A post that is not one's own does not exist here."""
    post = get_object_or_404(Post.objects.by(request.member), pk=number)
    if request.method != "POST":
        return render(request, "posts/delete.html", {"post": post})
    try:
        delete_post(post=post, by=request.member)
    except OperationRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(post)
    messages.success(request, _("Your post is deleted, with its pictures and what was said under it."))
    return redirect("members:profile", request.member.handle)
