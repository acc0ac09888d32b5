"""One press on the page of reporting: the author is asked for a content note, and what was typed there stays."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.common.answers import say_refused, wants_fragment
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
        return say_refused(request, refusal, fallback=reverse("moderation:report_post", args=[post.pk]))
    said = _("The author was asked for a note. They don’t learn who asked.")
    if wants_fragment(request):
        return render(request, "posts/_note_asked.html", {"said": said})
    messages.success(request, said)
    return redirect("moderation:report_post", post.pk)
