"""Small answers while a post is written: how the text will look, and which tags others use."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from community.members.signed_in import MemberRequest, members_only
from community.posts.forms.composer import ComposerForm
from community.posts.forms.previewing import previewed
from community.posts.suggestions import suggested_tags


@require_POST
@members_only
def preview(request: MemberRequest) -> HttpResponse:
    """Answer with the text as the post will show it."""
    form = ComposerForm(request.POST)
    return render(request, "posts/_preview.html", {"preview": previewed(form)})


@require_safe
@members_only
def tag_suggestions(request: MemberRequest) -> HttpResponse:
    """Answer with the names of tags that begin like `q`, the most used first."""
    return JsonResponse({"tags": suggested_tags(request.GET.get("q", ""), request.member)})
