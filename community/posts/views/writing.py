"""The composer: a new post, or changes to one's own."""

from typing import cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from community.common.text import clean_text
from community.members.signed_in import MemberRequest, OpenRequest
from community.moderation.models import ModerationState
from community.posts.forms.composer import KEPT, empty_form, form_for
from community.posts.forms.picture_rows import rows_of
from community.posts.models import Post
from community.posts.tags import TAG_MAX_LENGTH
from community.posts.views.composing import Composer, answer_sent, composer_page


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: OpenRequest) -> HttpResponse:
    if request.member is None:
        return _signed_out(request)
    asked = cast(MemberRequest, request)
    if request.method == "POST":
        return answer_sent(asked, None)
    return composer_page(asked, Composer(empty_form(_wished_tag(asked)), []))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: OpenRequest, number: int) -> HttpResponse:
    """Change one's own post; what moderators removed can't be changed, only deleted."""
    if request.member is None:
        return _signed_out(request)
    own = Post.objects.by(request.member).exclude(moderation_state=ModerationState.REMOVED)
    post = get_object_or_404(own, pk=number)
    asked = cast(MemberRequest, request)
    if request.method == "POST":
        return answer_sent(asked, post)
    return composer_page(asked, Composer(form_for(post), rows_of(post), post))


def _wished_tag(request: MemberRequest) -> str:
    """Return the tag a link such as /posts/new/?tag=lino asks for, if it is one."""
    try:
        return clean_text(request.GET.get("tag", ""))[:TAG_MAX_LENGTH]
    except ValidationError:
        return ""


def _signed_out(request: OpenRequest) -> HttpResponse:
    """Lead to sign in. Whoever was signed out while writing gets their words back, to copy."""
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    words = {name: request.POST.get(name, "") for name in KEPT}
    descriptions = [words for name, words in request.POST.items() if name.startswith("alt-") and words]
    context = {**words, "descriptions": descriptions, "next": request.get_full_path()}
    return render(request, "posts/signed_out.html", context, status=403)
