"""One press on the page of reporting, which it leads back to: the author is asked for a content note."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.common.errors import OperationRefused
from community.members.signed_in import MemberRequest, members_only
from community.posts.models import Post
from community.posts.note_asking import ask_for_note


@require_POST
@members_only
def note(request: MemberRequest, number: int) -> HttpResponse:
    post = get_object_or_404(Post.objects.visible_to(request.member).select_related("author"), pk=number)
    try:
        ask_for_note(post=post, by=request.member)
    except OperationRefused as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, _("The author was asked for a note. They don’t learn who asked."))
    return redirect("moderation:report_post", post.pk)
