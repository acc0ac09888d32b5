"""The composer: a new post, or changes to one's own."""

from typing import cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from community.common.text import clean_text
from community.drafts.forms import rows_of_draft
from community.drafts.models import Draft
from community.drafts.words import Words, words_of, words_of_post
from community.members.models import Member
from community.members.signed_in import MemberRequest, OpenRequest
from community.moderation.models import ModerationState
from community.posts.forms.composer import KEPT, form_of
from community.posts.forms.picture_rows import rows_of
from community.posts.models import Post
from community.posts.tags import TAG_MAX_LENGTH
from community.posts.terms import usual_terms
from community.posts.views.composing import Composer, composer_page
from community.posts.views.keeping import answer_sent

OFFERED_DRAFTS = 3


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: OpenRequest) -> HttpResponse:
    """A new post. Nothing is stored before something is written."""
    if request.member is None or is_of_another(request):
        return _signed_out(request)
    asked = cast(MemberRequest, request)
    if request.method == "POST":
        return answer_sent(asked, None)
    words = Words(tags=_wished_tag(asked), **vars(usual_terms(asked.member)))
    return composer_page(asked, Composer(form_of(words), [], others=_waiting(asked.member)))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: OpenRequest, number: int) -> HttpResponse:
    """Change one's own post; what moderators removed can't be changed, only deleted."""
    if request.member is None or is_of_another(request):
        return _signed_out(request)
    own = Post.objects.by(request.member).exclude(moderation_state=ModerationState.REMOVED)
    post = get_object_or_404(own, pk=number)
    asked = cast(MemberRequest, request)
    if request.method == "POST":
        return answer_sent(asked, post)
    draft = Draft.objects.visible_to(asked.member).filter(post=post).first()
    if draft is not None:
        return go_on(asked, draft)
    return composer_page(asked, Composer(form_of(words_of_post(post)), rows_of(post), post))


def go_on(request: MemberRequest, draft: Draft) -> HttpResponse:
    """Show the composer with what a draft holds."""
    composer = Composer(form_of(words_of(draft), draft.submission_key), rows_of_draft(draft), draft.post)
    composer.draft, composer.number, composer.is_resumed = draft, draft.number, True
    if draft.publish_at is not None:
        composer.time_form.initial["publish_at"] = draft.publish_at
    return composer_page(request, composer)


def is_of_another(request: OpenRequest) -> bool:
    """Whether the form was opened by somebody who used this browser before: their words are not this member's."""
    member = request.member
    return member is not None and request.POST.get("writer", member.handle) != member.handle


def _waiting(member: Member) -> list[Draft]:
    """Return the newest drafts of new posts, to go on with."""
    drafts = Draft.objects.visible_to(member).filter(post=None, publish_at=None)
    return list(drafts.order_by("-saved_at", "-pk")[:OFFERED_DRAFTS])


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
